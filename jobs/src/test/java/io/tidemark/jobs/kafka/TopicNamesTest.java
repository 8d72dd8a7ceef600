// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.Topics;
import io.tidemark.jobs.config.KafkaConfig;
import org.junit.jupiter.api.Test;

final class TopicNamesTest {

  private static final TopicNames DEFAULT = new TopicNames(TopicNames.DEFAULT_PREFIX);

  @Test
  void theDefaultPrefixGivesTheNamesOfTheEvents() {
    assertThat(DEFAULT.inputs()).isEqualTo(Topics.INPUTS);
    assertThat(DEFAULT.outputs()).isEqualTo(Topics.OUTPUTS);
    assertThat(KafkaConfig.OUTPUTS.stream().map(DEFAULT::of))
        .containsExactlyInAnyOrderElementsOf(Topics.OUTPUTS);
  }

  @Test
  void anotherPrefixKeepsWhatIsCompacted() {
    TopicNames names = new TopicNames("a.");
    assertThat(names.cleanupPolicy("a.policies")).isEqualTo("compact");
    assertThat(names.cleanupPolicy("a.alerts")).isEqualTo("delete");
    assertThat(names.cleanupPolicy("tidemark.policies")).isEqualTo("delete");
  }
}
