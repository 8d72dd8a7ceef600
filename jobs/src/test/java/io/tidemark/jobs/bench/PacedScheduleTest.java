// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class PacedScheduleTest {

  @Test
  void tick_rateThatIsNoWholeNumberAMillisecond_isAsEvenAsWholeNumbersGo() {
    PacedSchedule schedule = new PacedSchedule(0, 2_500);

    assertThat(LongStream.range(0, 10).map(schedule::tick))
        .containsExactly(0L, 0L, 0L, 1L, 1L, 2L, 2L, 2L, 3L, 3L);
  }

  @Test
  void dueNanos_afterASecond_isAsManyEventsAsTheRateSays() {
    PacedSchedule schedule = new PacedSchedule(7, 3_000);

    assertThat(schedule.dueNanos(2_999)).isEqualTo(999_000_007L);
    assertThat(schedule.dueNanos(3_000)).isEqualTo(1_000_000_007L);
  }

  @Test
  void of_noRate_isRejected() {
    assertThatThrownBy(() -> new PacedSchedule(0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }
}
