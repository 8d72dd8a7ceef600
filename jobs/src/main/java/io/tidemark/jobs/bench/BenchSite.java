// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.jobs.broker.BrokerProcess;
import io.tidemark.jobs.broker.TemporaryFolder;
import io.tidemark.jobs.kafka.KafkaAdmin;
import io.tidemark.jobs.kafka.TopicCreation;
import io.tidemark.jobs.kafka.TopicNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where jobs are measured: a broker, and a folder for the files of the jobs. Both are gone after
 * {@link #close}, and when this process is told to end.
 */
final class BenchSite implements AutoCloseable {

  /**
   * Of both Java machines: the heap of one size, as Flink's scripts set it, in large pages, because
   * segments are all over it.
   */
  private static final List<String> MACHINE =
      List.of("-Xms5g", "-Xmx5g", "-XX:+UseTransparentHugePages");

  static final int PARTITIONS = 2;

  /** An interval of checkpoints that none begins by: a slice asks for its own. */
  static final Duration ON_DEMAND = Duration.ofDays(1);

  private final Path folder;
  private final BrokerProcess broker;
  private final Thread hook;

  private BenchSite(Path folder, BrokerProcess broker, Thread hook) {
    this.folder = folder;
    this.broker = broker;
    this.hook = hook;
  }

  /**
   * Starts a broker.
   *
   * @param settings of the broker that differ
   */
  static BenchSite open(Map<String, String> settings) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("tidemark-bench-");
    Thread hook = new Thread(() -> TemporaryFolder.delete(folder), "bench-end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return new BenchSite(folder, BrokerProcess.start(settings), hook);
    } catch (IOException | InterruptedException | RuntimeException e) {
      remove(folder, hook);
      throw e;
    }
  }

  String servers() {
    return broker.bootstrapServers();
  }

  /**
   * Makes the topics of a job and gives its input.
   *
   * @param prefix of the topics
   */
  SlicedInput input(String prefix) throws IOException, InterruptedException {
    TopicNames topics = new TopicNames(prefix);
    try (KafkaAdmin admin = KafkaAdmin.connect(servers(), Map.of())) {
      new TopicCreation(topics, PARTITIONS, (short) 1).run(admin);
    }
    return new SlicedInput(servers(), topics, PARTITIONS);
  }

  /** Topics whose records may be deleted once they are read; compacted ones may not. */
  TopicEnds deletable(TopicNames topics) {
    List<String> names =
        topics.all().stream().filter(name -> topics.cleanupPolicy(name).equals("delete")).toList();
    return new TopicEnds(servers(), names, PARTITIONS);
  }

  /** The files of a job. */
  SettingFiles files(String name, Duration checkpointInterval) {
    return new SettingFiles(
        folder.resolve(name), checkpointInterval, SettingFiles.DEFAULT_MANAGED_MEMORY);
  }

  /** Starts a job in a process of its own. */
  Side side(
      Setting setting,
      BenchGraph graph,
      SlicedInput input,
      SettingFiles files,
      List<String> jobOptions)
      throws IOException {
    TopicNames topics = input.topics();
    Path settings = files.write(setting, graph, servers(), topics.prefix());
    List<String> options = new ArrayList<>(MACHINE);
    if (graph == BenchGraph.JOB) {
      options.addAll(jobOptions);
    }
    WorkerProcess worker = WorkerProcess.start(files.folder(), settings, options);
    TopicEnds offsets = new TopicEnds(servers(), topics.outputs(), PARTITIONS);
    return new Side(servers(), topics, input, offsets, worker);
  }

  @Override
  public void close() {
    broker.close();
    remove(folder, hook);
  }

  private static void remove(Path folder, Thread hook) {
    TemporaryFolder.delete(folder);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the hook is what runs now, or is about to
    }
  }
}
