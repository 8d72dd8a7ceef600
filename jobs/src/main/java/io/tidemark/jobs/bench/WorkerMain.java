// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.jobs.config.JobConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import sun.misc.Signal;

/**
 * A job in a process of its own: a cluster with one task manager that runs one graph until the
 * parent closes the pipe. Answers a line to each line that it is sent.
 */
public final class WorkerMain {

  /** How the answer begins to what could not be done. */
  static final String FAILED = "failed ";

  private WorkerMain() {}

  /**
   * Runs the job.
   *
   * @param args a settings file: {@code graph}, {@code config} (a job's configuration), {@code
   *     templates}, and keys of Flink that begin with {@code flink.}
   */
  public static void main(String[] args) throws Exception {
    Signal.handle(new Signal("INT"), signal -> {});
    Properties settings = new Properties();
    try (var in = Files.newBufferedReader(Path.of(args[0]))) {
      settings.load(in);
    }
    Configuration platform = new Configuration();
    settings.forEach(
        (key, value) -> {
          if (key.toString().startsWith("flink.")) {
            platform.setString(key.toString().substring("flink.".length()), value.toString());
          }
        });
    JobConfig config = JobConfig.read(Path.of(settings.getProperty("config")));
    StreamExecutionEnvironment env =
        BenchGraph.valueOf(settings.getProperty("graph"))
            .job(config, platform, new Templates.Source(settings.getProperty("templates")));
    int code = 0;
    try {
      serve(WorkerCluster.start(env, platform, config.parallelism()));
    } catch (IOException e) {
      code = 1;
    }
    // The cluster is not closed: it would wait for a broker that may have gone with the parent, and
    // write to files that the parent has deleted.
    Runtime.getRuntime().halt(code);
  }

  private static void serve(WorkerCluster cluster) throws Exception {
    System.out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(answer(line, cluster));
    }
  }

  private static String answer(String line, WorkerCluster cluster) {
    try {
      return switch (line) {
        case "checkpoint" -> "ok " + cluster.checkpoint();
        case "restarts" -> "ok " + cluster.restarts();
        case "state" -> "ok " + cluster.lastCheckpoint();
        case "heap" -> "ok " + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        case "fail" -> "ok " + cluster.killTaskManager();
        default -> FAILED + "unknown question: " + line;
      };
    } catch (Exception e) {
      return FAILED + String.valueOf(e).replace('\n', ' ');
    }
  }
}
