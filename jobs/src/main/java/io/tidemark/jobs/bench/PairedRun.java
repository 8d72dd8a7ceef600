// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.jobs.broker.BrokerProcess;
import io.tidemark.jobs.broker.TemporaryFolder;
import io.tidemark.jobs.kafka.KafkaAdmin;
import io.tidemark.jobs.kafka.TopicCreation;
import io.tidemark.jobs.kafka.TopicNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures one setting: a broker, the job and its floor in processes of their own, one slice after
 * the other, so that one of the jobs always waits.
 */
final class PairedRun {

  private static final int PARTITIONS = 2;
  private static final Map<String, String> BROKER =
      Map.of("transaction.max.timeout.ms", Long.toString(SlicedInput.PATIENCE.toMillis()));

  private final Setting setting;
  private final PrintWriter out;
  private final List<String> jobOptions;

  /**
   * A run.
   *
   * @param out told how it goes on
   * @param jobOptions of the job's Java machine, such as those of a profile
   */
  PairedRun(Setting setting, PrintWriter out, List<String> jobOptions) {
    this.setting = setting;
    this.out = out;
    this.jobOptions = jobOptions;
  }

  /** What is done to the warm jobs before the first pair. */
  interface BeforePairs {
    void run(Side job, Side floor) throws IOException;
  }

  /** Measures. */
  Row run() throws IOException, InterruptedException {
    return run((job, floor) -> {});
  }

  /** Measures, after something was done to the jobs. */
  Row run(BeforePairs before) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("tidemark-bench-");
    Thread hook = new Thread(() -> TemporaryFolder.delete(folder), "bench-end");
    Runtime.getRuntime().addShutdownHook(hook);
    try (BrokerProcess broker = BrokerProcess.start(BROKER)) {
      return run(folder, broker.bootstrapServers(), before);
    } finally {
      TemporaryFolder.delete(folder);
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private Row run(Path folder, String servers, BeforePairs before)
      throws IOException, InterruptedException {
    TopicNames ofJob = topics(servers, "job.");
    TopicNames ofFloor = topics(servers, "floor.");
    try (SlicedInput jobInput = new SlicedInput(servers, ofJob, PARTITIONS);
        SlicedInput floorInput = new SlicedInput(servers, ofFloor, PARTITIONS)) {
      new Fill(setting.workload(), List.of(jobInput, floorInput))
          .slices(0, setting.warmUp() + setting.pairs());
      SettingFiles jobFiles = new SettingFiles(folder.resolve("job"));
      SettingFiles floorFiles = new SettingFiles(folder.resolve("floor"));
      try (Side job = side(servers, ofJob, jobInput, jobFiles, BenchGraph.JOB)) {
        Side.Measured warm = warmUp(job);
        writeTemplates(warm.written(), ofJob, floorFiles.templates());
        try (Side floor = side(servers, ofFloor, floorInput, floorFiles, setting.floor())) {
          warmUp(floor);
          before.run(job, floor);
          return pairs(job, floor);
        }
      }
    }
  }

  private static void writeTemplates(Written written, TopicNames ofJob, Path templates)
      throws IOException {
    Files.createDirectories(templates);
    for (String topic : List.of("intervals", "evaluations", "summaries")) {
      Optional<byte[]> value = written.typical(ofJob.of(topic));
      if (value.isPresent()) {
        Files.write(templates.resolve(topic), value.get());
      }
    }
  }

  private static TopicNames topics(String servers, String prefix)
      throws IOException, InterruptedException {
    TopicNames topics = new TopicNames(prefix);
    try (KafkaAdmin admin = KafkaAdmin.connect(servers, Map.of())) {
      new TopicCreation(topics, PARTITIONS, (short) 1).run(admin);
    }
    return topics;
  }

  private Side side(
      String servers, TopicNames topics, SlicedInput input, SettingFiles files, BenchGraph graph)
      throws IOException {
    Path settings = files.write(setting, graph, servers, topics.prefix());
    List<String> options = new ArrayList<>(List.of("-Xms2g", "-Xmx5g"));
    if (graph == BenchGraph.JOB) {
      options.addAll(jobOptions);
    }
    WorkerProcess worker = WorkerProcess.start(files.folder(), settings, options);
    OutputOffsets offsets = new OutputOffsets(servers, topics.outputs(), PARTITIONS);
    return new Side(servers, topics, input, offsets, worker);
  }

  private Side.Measured warmUp(Side side) throws IOException, InterruptedException {
    Side.Measured last = null;
    for (int slice = 0; slice < setting.warmUp(); slice++) {
      last = side.run(setting.workload());
      say("warm-up %s %.0f/s", side.topics().prefix(), last.rate());
    }
    return last;
  }

  private Row pairs(Side job, Side floor) throws IOException, InterruptedException {
    List<Pair> pairs = new ArrayList<>();
    for (int k = 0; k < setting.pairs(); k++) {
      boolean jobFirst = k % 2 == 0;
      Side.Measured first = (jobFirst ? job : floor).run(setting.workload());
      Side.Measured second = (jobFirst ? floor : job).run(setting.workload());
      Pair pair = jobFirst ? new Pair(first, second) : new Pair(second, first);
      say("pair %d: %s", k + 1, pair);
      pairs.add(pair);
    }
    int restarts = job.restarts() + floor.restarts();
    if (restarts > 0) {
      throw new IOException("no job may restart while it is measured: " + restarts + " restarts");
    }
    return Pair.row(setting, pairs, restarts);
  }

  private void say(String format, Object... values) {
    out.println(
        setting.axis() + " " + setting.name() + ": " + String.format(Locale.ROOT, format, values));
    out.flush();
  }
}
