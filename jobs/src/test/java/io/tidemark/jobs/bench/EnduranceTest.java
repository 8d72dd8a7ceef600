// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EnduranceTest {

  @Test
  void of_minutesOfWholeSlices_comparesTheFirstWithTheSlowestLater() {
    List<EndurancePoint> series =
        List.of(
            point(300, 30),
            point(300, 30),
            point(200, 40),
            point(200, 40),
            point(900, 70),
            point(1, 50));

    Endurance endurance = Endurance.of(9, 4, Duration.ofMinutes(1), series, List.of());

    assertThat(endurance.events()).isEqualTo(1_901);
    assertThat(endurance.firstMinuteRate()).isEqualTo(10);
    assertThat(endurance.leastLaterRate()).as("a rest of 50 s is no minute").isEqualTo(5);
    assertThat(endurance.ratio()).isEqualTo(0.5);
    assertThat(endurance.stateBytesPerSegment()).isEqualTo(250);
  }

  @Test
  void of_lessThanAMinute_isItsOwnRate() {
    Endurance endurance =
        Endurance.of(9, 4, Duration.ofMinutes(1), List.of(point(100, 10)), List.of());

    assertThat(endurance.firstMinuteRate()).isEqualTo(10);
    assertThat(endurance.ratio()).isEqualTo(1);
  }

  @Test
  void bytesPerSegment_isOfThoseThatWereTouched() {
    assertThat(new Endurance.Touched(0.1, 200, 3_000).bytesPerSegment()).isEqualTo(15);
  }

  private static EndurancePoint point(long events, double seconds) {
    return new EndurancePoint(events, seconds, events / seconds, 1_000, 10, 5, 1, 1, 3);
  }
}
