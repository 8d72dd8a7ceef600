// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.DetectorReading.State;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AlertReadingTest {

  private static AlertReading read(State state, double nullRate, double evidence, long misses) {
    DetectorReading reading =
        new DetectorReading(
            "miss-sr",
            DetectorReading.Severity.PAGE,
            OptionalDouble.of(0.1),
            nullRate,
            state,
            evidence,
            8,
            3000,
            0,
            10,
            1000,
            misses,
            0,
            1);
    return AlertReading.of(reading, 5, 2);
  }

  @Test
  void of_theEndOfAFault_hasNoEvidenceOfOne() {
    AlertReading reading = read(State.ENDED, 0.12, 9, 500);
    assertThat(reading.logEvidence()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(reading.recovered()).isTrue();
    assertThat(reading.isOver()).isFalse();
  }

  @Test
  void of_anAlarmOfThisTick_isOverWhereverTheTickEnded() {
    assertThat(read(State.RAISED, 0.12, 7, 500).isOver()).isTrue();
    assertThat(read(State.ALARMED, 0.12, 7, 500).isOver()).isFalse();
  }

  /** The upper end of 130 of 1000 is .172; that of 50 of 1000 is below it by more than .052. */
  @Test
  void of_aRateWhoseUpperEndIsTolerated_hasRecovered() {
    assertThat(read(State.ALARMED, 0.12, 7, 50).recovered()).isTrue();
    assertThat(read(State.ALARMED, 0.12, 7, 130).recovered()).isFalse();
  }

  @Test
  void of_overCoverage_aLowRateIsTheFaultAndNoRecovery() {
    assertThat(read(State.ALARMED, 0.08, 7, 50).recovered()).isFalse();
    assertThat(read(State.ALARMED, 0.1, 7, 50).recovered()).isFalse();
  }
}
