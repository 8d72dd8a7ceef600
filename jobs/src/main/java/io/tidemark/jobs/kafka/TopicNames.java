// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.event.Topics;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of the job's topics. Another prefix keeps the topics of several jobs on one cluster
 * apart.
 *
 * @param prefix of every name
 */
public record TopicNames(String prefix) {

  /** The prefix of {@link Topics}. */
  public static final String DEFAULT_PREFIX = "tidemark.";

  /** The full name of a topic such as {@code predictions}. */
  public String of(String topic) {
    return prefix + topic;
  }

  /** What the job reads. */
  public List<String> inputs() {
    return Topics.INPUTS.stream().map(this::renamed).toList();
  }

  /** What the job writes. */
  public List<String> outputs() {
    return Topics.OUTPUTS.stream().map(this::renamed).toList();
  }

  /** Inputs and outputs. */
  public List<String> all() {
    return Stream.concat(inputs().stream(), outputs().stream()).toList();
  }

  /** The cleanup policy of a topic, by its full name. */
  public String cleanupPolicy(String name) {
    return Topics.COMPACTED.stream().map(this::renamed).anyMatch(name::equals)
        ? "compact"
        : "delete";
  }

  private String renamed(String topic) {
    return prefix + topic.substring(DEFAULT_PREFIX.length());
  }
}
