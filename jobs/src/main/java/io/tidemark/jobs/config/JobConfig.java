// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import io.tidemark.ensemble.EnsembleSpec;
import io.tidemark.flink.OutcomeLookup;
import io.tidemark.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@code tidemark run} needs.
 *
 * @param checkpointInterval also bounds how long exactly-once output stays invisible
 * @param checkpointDir a URI; empty: whatever the cluster is configured with
 * @param outcomeLookup how outcomes by prediction id find their segments
 * @param policies in force from the start
 * @param ensembles models that are combined, those of a policy file included
 */
public record JobConfig(
    KafkaConfig kafka,
    int parallelism,
    Duration checkpointInterval,
    Optional<String> checkpointDir,
    StateBackend stateBackend,
    OutcomeLookup outcomeLookup,
    List<Policy> policies,
    List<EnsembleSpec> ensembles) {

  /** Takes copies of the lists. */
  public JobConfig {
    policies = List.copyOf(policies);
    ensembles = List.copyOf(ensembles);
  }

  /** With a directory of predictions. */
  public JobConfig(
      KafkaConfig kafka,
      int parallelism,
      Duration checkpointInterval,
      Optional<String> checkpointDir,
      StateBackend stateBackend,
      List<Policy> policies,
      List<EnsembleSpec> ensembles) {
    this(
        kafka,
        parallelism,
        checkpointInterval,
        checkpointDir,
        stateBackend,
        OutcomeLookup.DIRECTORY,
        policies,
        ensembles);
  }

  /** Without ensembles. */
  public JobConfig(
      KafkaConfig kafka,
      int parallelism,
      Duration checkpointInterval,
      Optional<String> checkpointDir,
      StateBackend stateBackend,
      List<Policy> policies) {
    this(kafka, parallelism, checkpointInterval, checkpointDir, stateBackend, policies, List.of());
  }

  /** Where keyed state lives. */
  public enum StateBackend {
    HEAP,
    ROCKSDB
  }

  /**
   * The configuration of a file; a path of a policy file is relative to it.
   *
   * @throws InvalidSettingsException with everything that is wrong in it
   */
  public static JobConfig read(Path file) throws IOException, InvalidSettingsException {
    Path folder = file.toAbsolutePath().getParent();
    return JobConfigReader.parse(Files.readString(file), file.toString(), folder);
  }
}
