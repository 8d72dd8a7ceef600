// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class LatenciesTest {

  @Test
  void millis_hundredEvents_areTheirOrderStatistics() {
    Latencies latencies = new Latencies(50, 100);
    for (int i = 0; i < 100; i++) {
      latencies.seen(149 - i, (i + 1) * 1_000_000L);
    }

    assertThat(latencies.millis(0.5, 0.99, 0.999, 1)).containsExactly(50, 99, 100, 100);
  }

  @Test
  void seen_twiceOrOfAnotherRow_countsTheFirstOnly() {
    Latencies latencies = new Latencies(10, 2);
    latencies.seen(9, 1_000_000);
    latencies.seen(12, 1_000_000);
    latencies.seen(10, 2_000_000);
    latencies.seen(10, 9_000_000);

    assertThat(latencies.complete()).isFalse();
    latencies.seen(11, 3_000_000);

    assertThat(latencies.complete()).isTrue();
    assertThat(latencies.millis(0.5, 1)).containsExactly(2, 3);
  }

  @Test
  void millis_whileSomeAreMissing_areRefused() {
    Latencies latencies = new Latencies(0, 2);
    latencies.seen(0, 1);

    assertThatThrownBy(() -> latencies.millis(0.5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1 of 2");
  }
}
