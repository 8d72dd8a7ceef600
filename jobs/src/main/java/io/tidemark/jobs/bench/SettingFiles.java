// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files that a job's process starts from, below a folder of its own: a configuration as users
 * write it, and the settings of {@link WorkerMain}.
 *
 * @param checkpointInterval of the configuration
 * @param managedMemory of the task manager, which RocksDB takes
 */
record SettingFiles(Path folder, Duration checkpointInterval, String managedMemory) {

  /** As much as a task manager has by default. */
  static final String DEFAULT_MANAGED_MEMORY = "512m";

  private static final List<String> TARGETS = List.of("0.1", "0.2", "0.05", "0.5");
  private static final List<String> OUTPUTS =
      List.of(
          "intervals",
          "evaluations",
          "reports",
          "summaries",
          "alerts",
          "alerts.current",
          "triage",
          "transitions",
          "dead-letters");

  /** Writes them and gives those of the process. */
  Path write(Setting setting, BenchGraph graph, String servers, String prefix) throws IOException {
    Files.createDirectories(templates());
    Path config = folder.resolve("job.yaml");
    Files.writeString(config, config(setting, servers, prefix));
    Properties properties = new Properties();
    properties.putAll(platform());
    properties.put("graph", graph.name());
    properties.put("config", config.toString());
    properties.put("templates", templates().toString());
    Path file = folder.resolve("worker.properties");
    try (var out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
    return file;
  }

  Path templates() {
    return folder.resolve("templates");
  }

  /** With other managed memory. */
  SettingFiles managed(String memory) {
    return new SettingFiles(folder, checkpointInterval, memory);
  }

  private Map<String, String> platform() {
    return new TreeMap<>(
        Map.of(
            "flink.taskmanager.memory.managed.size",
            managedMemory,
            "flink.execution.checkpointing.incremental",
            "true",
            "flink.execution.checkpointing.timeout",
            "30 min",
            "flink.io.tmp.dirs",
            folder.toString(),
            "flink.web.tmpdir",
            folder.toString()));
  }

  /** One rollup, the whole model: so all traffic is of one, however many segments there are. */
  private String config(Setting setting, String servers, String prefix) {
    return String.format(
        Locale.ROOT,
        """
        kafka:
          bootstrapServers: %s
          groupId: %s
          topicPrefix: %s
        %sparallelism: %d
        checkpointInterval: %s
        checkpointDir: %s
        stateBackend: %s
        outcomeLookup: %s
        policies:
          - model: "*"
            segmentBy: [%s]
            rollups: [[]]
            targetMiscoverage: [%s]
        """,
        servers,
        prefix.replace(".", ""),
        prefix,
        guarantees(setting.guarantee()),
        setting.parallelism(),
        checkpointInterval,
        folder.resolve("checkpoints").toUri(),
        setting.backend().name().toLowerCase(Locale.ROOT),
        setting.lookup(),
        Workload.SEGMENT_DIMENSION,
        String.join(", ", TARGETS.subList(0, setting.targets())));
  }

  private static String guarantees(String guarantee) {
    return guarantee.equals("default")
        ? ""
        : OUTPUTS.stream()
            .map(output -> "    " + output + ": " + guarantee + "\n")
            .collect(Collectors.joining("", "  guarantees:\n", ""));
  }
}
