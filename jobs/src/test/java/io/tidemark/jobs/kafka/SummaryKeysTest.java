// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.ScoreSummary;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SummaryKeysTest {

  private static ScoreSummary summary(double target, int tail, String label) {
    return ScoreSummary.newBuilder()
        .setModel("load")
        .setSegment("load|region=north")
        .setTargetMiscoverage(target)
        .setTail(tail)
        .setLabel(label)
        .setAsOf(Instant.EPOCH)
        .setCount(0)
        .setNegativeInfinities(0)
        .setPositiveInfinities(0)
        .setMeans(List.of())
        .setWeights(List.of())
        .setExact(true)
        .setCompression(200)
        .setPolicyVersion(1)
        .build();
  }

  @Test
  void of_theOnlyScoresOfASegment_isTheSegment() {
    assertThat(SummaryKeys.of(summary(0, 0, ""))).isEqualTo("load|region=north");
  }

  @Test
  void of_oneOfSeveral_namesTargetTailAndLabel() {
    assertThat(SummaryKeys.of(summary(0.1, 1, "up"))).isEqualTo("load|region=north\n0.1\n1\nup");
  }

  @Test
  void of_differentScores_differs() {
    assertThat(
            Stream.of(
                    summary(0, 0, ""),
                    summary(0, 1, ""),
                    summary(0.1, 0, ""),
                    summary(0.2, 0, ""),
                    summary(0, 0, "up"),
                    summary(0, 0, "down"))
                .map(SummaryKeys::of))
        .doesNotHaveDuplicates();
  }
}
