// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.demo;

import io.tidemark.jobs.broker.BrokerProcess;
import io.tidemark.jobs.broker.TemporaryFolder;
import io.tidemark.jobs.config.InvalidSettingsException;
import io.tidemark.jobs.config.JobConfig;
import io.tidemark.jobs.config.KafkaConfig;
import io.tidemark.jobs.config.PolicyFile;
import io.tidemark.jobs.kafka.KafkaAdmin;
import io.tidemark.jobs.kafka.KafkaJob;
import io.tidemark.jobs.kafka.TopicCreation;
import io.tidemark.jobs.kafka.TopicNames;
import io.tidemark.jobs.replay.ReplayFile;
import io.tidemark.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;

/**
 * The whole product on one machine: a broker process, the job in an embedded Flink, a producer that
 * replays three seasons of forecasts, and a reader of what comes out. Listens on loopback only;
 * leaves nothing behind.
 */
public final class Demo {

  private static final String DATA = "/io/tidemark/data/";
  private static final int PARTITIONS = 2;
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(2);
  private static final Duration STALLED = Duration.ofSeconds(60);

  private final TopicNames topics = new TopicNames(TopicNames.DEFAULT_PREFIX);
  private final DemoView view;

  /**
   * A demo.
   *
   * @param terminal whether what was printed can be drawn over
   */
  public Demo(PrintWriter out, boolean terminal) {
    this.view = new DemoView(out, terminal);
  }

  /**
   * Runs to the end of the stream.
   *
   * @param keep whether to go on until this thread is interrupted or the process is ended
   * @return what went in and what came out
   */
  public Reconciliation run(boolean keep) throws Exception {
    Path folder = Files.createTempDirectory("tidemark-demo-");
    Thread hook = new Thread(() -> TemporaryFolder.delete(folder), "demo-end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return run(folder, keep);
    } finally {
      TemporaryFolder.delete(folder);
    }
  }

  private Reconciliation run(Path folder, boolean keep) throws Exception {
    view.say(
        "Three seasons of flu forecasts by six models, through Kafka and Flink, on this machine.");
    Path stream = copy("flusight.csv.gz", folder);
    CompletableFuture<ReplayFile.Contents> contents = inspect(stream);
    try (BrokerProcess broker = BrokerProcess.start()) {
      String servers = broker.bootstrapServers();
      try (KafkaAdmin admin = KafkaAdmin.connect(servers, Map.of())) {
        new TopicCreation(topics, PARTITIONS, (short) 1).run(admin);
      }
      JobConfig config = config(servers, folder);
      JobClient job = start(config, folder);
      view.say(
          "Broker " + servers + ", topics " + topics.prefix() + "*, job " + job.getJobID() + ".");
      view.say("");
      try {
        Reconciliation end = watch(stream, contents.get(), config, job);
        if (keep) {
          stay(servers);
        }
        return end;
      } finally {
        stop(job);
      }
    }
  }

  private static Path copy(String name, Path folder) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream data = Demo.class.getResourceAsStream(DATA + name)) {
      if (data == null) {
        throw new IOException("the demo's data must be packed into this jar: tidemark.jar has it");
      }
      Files.copy(data, file);
    }
    return file;
  }

  private static CompletableFuture<ReplayFile.Contents> inspect(Path stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return ReplayFile.inspect(stream);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private JobConfig config(String servers, Path folder)
      throws IOException, InvalidSettingsException {
    KafkaConfig kafka =
        new KafkaConfig(
            servers,
            "tidemark-demo",
            topics,
            Map.of(),
            Duration.ofMinutes(5),
            Duration.ZERO,
            Map.of());
    return new JobConfig(
        kafka,
        PARTITIONS,
        CHECKPOINT_INTERVAL,
        Optional.of(folder.resolve("checkpoints").toUri().toString()),
        JobConfig.StateBackend.HEAP,
        policies());
  }

  private static List<Policy> policies() throws IOException, InvalidSettingsException {
    String name = "flusight.yaml";
    try (InputStream yaml = Demo.class.getResourceAsStream(DATA + name)) {
      return PolicyFile.parse(new String(yaml.readAllBytes(), StandardCharsets.UTF_8), name, 1);
    }
  }

  private static JobClient start(JobConfig config, Path folder) throws Exception {
    Configuration embedded = new Configuration();
    embedded.set(CoreOptions.TMP_DIRS, folder.toString());
    embedded.set(WebOptions.TMP_DIR, folder.toString());
    embedded.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return KafkaJob.of(config, embedded).executeAsync("tidemark demo");
  }

  /** Feeds and reads until everything is found again, or nothing has come for a while. */
  private Reconciliation watch(
      Path stream, ReplayFile.Contents contents, JobConfig config, JobClient job) throws Exception {
    String servers = config.kafka().bootstrapServers();
    DemoFeed feed = new DemoFeed(servers, topics, PARTITIONS);
    DemoTally tally = new DemoTally(topics, feed);
    Thread feeding = new Thread(() -> feed.run(stream, rest(config.policies())), "demo-feed");
    feeding.setDaemon(true);
    feeding.start();
    CompletableFuture<?> ended = job.getJobExecutionResult();
    try (DemoReader reader = new DemoReader(servers, topics)) {
      long last = System.nanoTime();
      while (!feed.done() || !reconciliation(tally, feed).reconciled()) {
        feed.check();
        failIfEnded(ended);
        last = reader.read(tally) > 0 ? System.nanoTime() : last;
        view.progress(tally, contents.predictions(), contents.outcomes());
        if (System.nanoTime() - last > STALLED.toNanos()) {
          break;
        }
      }
    }
    return end(tally, feed);
  }

  private static void failIfEnded(CompletableFuture<?> ended)
      throws ExecutionException, InterruptedException, IOException {
    if (ended.isDone()) {
      ended.get();
      throw new IOException("the job must run on: it ended by itself");
    }
  }

  private static Reconciliation reconciliation(DemoTally tally, DemoFeed feed) {
    return tally.reconciliation(feed.predictionsSent(), feed.outcomesSent());
  }

  private Reconciliation end(DemoTally tally, DemoFeed feed) {
    Reconciliation end = reconciliation(tally, feed);
    view.end(tally);
    end.lines().forEach(view::say);
    view.say("(" + view.seconds() + " s)");
    return end;
  }

  /**
   * How far event time must go on for every prediction to be settled or expired, and reported: a
   * label horizon, and two units of evidence.
   */
  private static Duration rest(List<Policy> policies) {
    long micros = 0;
    for (Policy policy : policies) {
      long unit =
          policy.evidence() instanceof Policy.PerBlock block
              ? block.blockMicros()
              : ((Policy.PerEvent) policy.evidence()).tickMicros();
      micros = Math.max(micros, policy.labelHorizonMicros() + 2 * unit);
    }
    return Duration.of(micros, ChronoUnit.MICROS);
  }

  private void stay(String servers) throws InterruptedException {
    view.say("");
    view.say("Broker and job run on:");
    view.say("  brokers   " + servers + " (this machine only)");
    view.say("  topics    " + String.join(" ", topics.all()));
    view.say("  policies  tidemark policy apply FILE --bootstrap-servers " + servers);
    view.say("  stop      Ctrl-C here, or: kill " + ProcessHandle.current().pid());
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void stop(JobClient job) {
    try {
      job.cancel().get();
      job.getJobExecutionResult().get();
    } catch (ExecutionException | RuntimeException e) {
      // cancelled, or it had failed already, which was said before
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
