// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MissDetectorTest {

  private static final double[] RATES = {.13, .16, .20, .25, .35, .50};

  private static Detector of(String name, EvidenceUnit unit) {
    return Ticks.detector(name, 1000, unit);
  }

  @Test
  void singleEvents_areThePlainRecursions() {
    Detector sr = of("miss-sr", EvidenceUnit.EVENT);
    Detector cusum = of("miss-cusum", EvidenceUnit.EVENT);
    double[] m = new double[6];
    double[] c = new double[6];
    SplittableRandom random = new SplittableRandom(1);
    for (int t = 0; t < 100; t++) {
      int x = random.nextInt(4) == 0 ? 1 : 0;
      double sumM = 0;
      double sumC = 0;
      for (int k = 0; k < 6; k++) {
        double f = x == 1 ? RATES[k] / 0.1 : (1 - RATES[k]) / 0.9;
        m[k] = (1 + m[k]) * f;
        c[k] = Math.max(1, c[k]) * f;
        sumM += m[k];
        sumC += c[k];
      }
      Observation seen = Observation.ofMisses(t, t, 1, x);
      assertThat(sr.update(seen).logStatistic()).isCloseTo(Math.log(sumM / 6), within(1e-9));
      assertThat(cusum.update(seen).logStatistic()).isCloseTo(Math.log(sumC / 6), within(1e-9));
    }
  }

  @Test
  void tick_isTheBatchRecursion() {
    Detector sr = of("miss-sr", EvidenceUnit.EVENT);
    Detector restarted = of("miss-restarted", EvidenceUnit.EVENT);
    long[][] ticks = {{5, 1}, {1, 0}, {40, 9}, {3, 3}};
    double[] r = new double[6];
    double[] e = new double[6];
    long n = 0;
    for (long[] tick : ticks) {
      double spent = 1.0 / (n + 1) - 1.0 / (n + tick[0] + 1);
      n += tick[0];
      double sumR = 0;
      double sumE = 0;
      for (int k = 0; k < 6; k++) {
        double f =
            Math.pow(RATES[k] / 0.1, tick[1]) * Math.pow((1 - RATES[k]) / 0.9, tick[0] - tick[1]);
        r[k] = (r[k] + tick[0]) * f;
        e[k] = (e[k] + spent) * f;
        sumR += r[k];
        sumE += e[k];
      }
      Observation seen = new Observation(n, n, tick);
      assertThat(sr.update(seen).logStatistic()).isCloseTo(Math.log(sumR / 6), within(1e-9));
      double expected = Math.log(sumE / 6 + 1.0 / (n + 1));
      assertThat(restarted.update(seen).logStatistic()).isCloseTo(expected, within(1e-9));
      assertThat(sr.units()).isEqualTo(n);
    }
  }

  /** E[R'] = R + n at the edge of the null: exactly, summed over all outcomes of a tick. */
  @ParameterizedTest
  @CsvSource({"1", "3", "10"})
  void tick_raisesTheExpectedStatisticByItsEvents(int events) {
    double mean = 0;
    for (int misses = 0; misses <= events; misses++) {
      Detector sr = of("miss-sr", EvidenceUnit.EVENT);
      double before = Math.exp(sr.update(Observation.ofMisses(0, 1, 12, 4)).logStatistic());
      double after = Math.exp(sr.update(Observation.ofMisses(1, 2, events, misses)).logStatistic());
      mean += binomial(events, misses) * (after - before);
    }
    assertThat(mean).isCloseTo(events, within(1e-9));
  }

  private static double binomial(int n, int k) {
    double p = Math.pow(0.1, k) * Math.pow(0.9, n - k);
    for (int i = 0; i < k; i++) {
      p *= (double) (n - i) / (i + 1);
    }
    return p;
  }

  @Test
  void block_isOneUnitOfItsMissFraction() {
    Detector sr = of("miss-sr", EvidenceUnit.BLOCK);
    DriftSignal signal = sr.update(Observation.ofMisses(0, 86_400, 40, 10));
    double sum = 0;
    for (double q : RATES) {
      sum += 1 + (q - 0.1) / 0.09 * (0.25 - 0.1);
    }
    assertThat(signal.logStatistic()).isCloseTo(Math.log(sum / 6), within(1e-12));
    assertThat(sr.units()).isEqualTo(1);
  }

  @Test
  void change_isWhereTheMissesBegan() {
    Detector sr = of("miss-sr", EvidenceUnit.EVENT);
    for (int t = 0; t < 20; t++) {
      sr.update(Observation.ofMisses(t, t + 1, 20, 1));
    }
    for (int t = 20; t < 24; t++) {
      sr.update(Observation.ofMisses(t, t + 1, 20, 10));
    }
    assertThat(sr.signal().level()).isEqualTo(DriftSignal.Level.OUT_OF_CONTROL);
    assertThat(sr.change()).isEqualTo(new ChangeEstimate("under-coverage", 20, 80, 80, 40));
  }

  @ParameterizedTest
  @EnumSource(EvidenceUnit.class)
  void tooWideIntervals_areEvidenceForOvercoverageOnly(EvidenceUnit unit) {
    Detector over = of("overcoverage-sr", unit);
    Detector under = of("miss-sr", unit);
    for (int t = 0; t < 300; t++) {
      over.update(Observation.ofMisses(t, t + 1, 50, t % 2));
      under.update(Observation.ofMisses(t, t + 1, 50, t % 2));
    }
    assertThat(over.signal().alarm()).isTrue();
    assertThat(over.change().kind()).isEqualTo("over-coverage");
    assertThat(under.signal().level()).isEqualTo(DriftSignal.Level.IN_CONTROL);
  }

  @Test
  void gridAndWeights_areASetting() {
    DetectorSpec spec =
        new DetectorSpec("miss-sr", Map.of(), List.of(1.0 / 9, 4.0 / 9), List.of(3.0, 1.0));
    Detector sr = Detectors.of(spec, new DetectorSetting(0.1, 1000, EvidenceUnit.EVENT));
    DriftSignal signal = sr.update(Observation.ofMisses(0, 1, 1, 1));
    assertThat(Math.exp(signal.logStatistic())).isCloseTo(0.75 * 2 + 0.25 * 5, within(1e-12));
  }

  @Test
  void warning_comesAtATenthOfTheLimit() {
    assertThat(DriftSignal.of(Math.log(99), Math.log(1000)).level())
        .isEqualTo(DriftSignal.Level.IN_CONTROL);
    assertThat(DriftSignal.of(Math.log(101), Math.log(1000)).level())
        .isEqualTo(DriftSignal.Level.WARNING);
    assertThat(DriftSignal.of(Math.log(1000), Math.log(1000)).alarm()).isTrue();
    assertThat(DriftSignal.of(Math.log(4), Math.log(5)).level())
        .isEqualTo(DriftSignal.Level.IN_CONTROL);
  }
}
