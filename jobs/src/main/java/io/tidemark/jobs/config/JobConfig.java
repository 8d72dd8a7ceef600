// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

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
 * @param policies in force from the start
 */
public record JobConfig(
    KafkaConfig kafka,
    int parallelism,
    Duration checkpointInterval,
    Optional<String> checkpointDir,
    StateBackend stateBackend,
    List<Policy> policies) {

  /** Takes a copy of the policies. */
  public JobConfig {
    policies = List.copyOf(policies);
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
