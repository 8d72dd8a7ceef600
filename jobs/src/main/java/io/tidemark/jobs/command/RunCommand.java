// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.jobs.config.JobConfig;
import io.tidemark.jobs.kafka.KafkaJob;
import io.tidemark.jobs.kafka.Preflight;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The live job. */
@Command(
    name = "run",
    description = "Run the job on Kafka, in this process or, under flink run, on a cluster.")
public final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "A job configuration.")
  private Path file;

  @Option(
      names = "--from-savepoint",
      paramLabel = "PATH",
      description = "Start from a savepoint or a kept checkpoint; under flink run, use its -s.")
  private String savepoint;

  @Override
  public Integer call() throws Exception {
    JobConfig config = JobConfig.read(file);
    Preflight.Findings findings = Preflight.check(config);
    PrintWriter err = spec.commandLine().getErr();
    findings.warnings().forEach(warning -> err.println("warning: " + warning));
    findings.problems().forEach(problem -> err.println("tidemark run: " + problem));
    if (!findings.problems().isEmpty()) {
      return 1;
    }
    Configuration platform = new Configuration();
    if (savepoint != null) {
      platform.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    }
    StreamExecutionEnvironment job = KafkaJob.of(config, platform);
    if (job.getConfiguration().getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY).isEmpty()) {
      err.println(
          "warning: checkpointDir should be given: without it checkpoints are kept in memory, and"
              + " the job stops when one task has more than 5 MB of state");
    }
    job.execute("tidemark");
    return 0;
  }
}
