// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.coverage.ClopperPearson;
import io.tidemark.coverage.RateInterval;
import io.tidemark.evidence.DriftSignal.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Delays and false alarms on 200 streams each that change after 1000 values, against other
 * implementations: single runs that river's documentation shows (other random generator), and means
 * and shares over 100 runs of a numpy simulation written apart from this code.
 */
class DriftDelayTest {

  private static final int RUNS = 200;
  private static final int THEIR_RUNS = 100;
  private static final int CHANGE = 1000;
  private static final int HORIZON = 3000;

  /** What 200 streams gave: delays of those that alarmed, ascending. */
  private record Outcome(int falseAlarms, List<Integer> delays) {

    double mean() {
      return delays.stream().mapToInt(i -> i).average().orElseThrow();
    }

    double deviation() {
      double mean = mean();
      double squares = delays.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
      return Math.sqrt(squares / (delays.size() - 1));
    }
  }

  private static Outcome run(
      String name,
      Map<String, Double> parameters,
      ToDoubleBiFunction<SplittableRandom, Boolean> draw) {
    int falseAlarms = 0;
    List<Integer> delays = new ArrayList<>();
    for (int seed = 0; seed < RUNS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      DriftDetector detector = DriftDetectors.of(name, parameters);
      boolean early = false;
      for (int t = 0; t < CHANGE; t++) {
        early |= detector.update(draw.applyAsDouble(random, false)).alarm();
      }
      falseAlarms += early ? 1 : 0;
      for (int t = 1; t <= HORIZON; t++) {
        if (detector.update(draw.applyAsDouble(random, true)).alarm()) {
          delays.add(t);
          break;
        }
      }
    }
    delays.sort(null);
    return new Outcome(falseAlarms, delays);
  }

  private static ToDoubleBiFunction<SplittableRandom, Boolean> coin(double before, double after) {
    return (random, changed) -> random.nextDouble() < (changed ? after : before) ? 1 : 0;
  }

  private static double levels(SplittableRandom random, boolean changed) {
    return changed ? 4 + random.nextInt(4) : random.nextInt(2);
  }

  /** A run of theirs lies outside the central 196 of our 200 with probability below .03 or so. */
  private static void assertAmong(List<Integer> delays, int theirs) {
    int tail = RUNS / 100;
    assertThat(theirs).isBetween(delays.get(tail), delays.get(delays.size() - 1 - tail));
  }

  @ParameterizedTest
  @CsvSource({"ddm, 334, 0.9", "hddm-a, 206, 1", "hddm-w, 77, 0.9"})
  void halfToSevenTenths_isFoundAsLateAsElsewhere(String name, int theirDelay, double leastFound) {
    Outcome ours = run(name, Map.of(), coin(0.5, 0.7));
    assertThat(ours.delays()).hasSizeGreaterThanOrEqualTo((int) (leastFound * RUNS));
    assertAmong(ours.delays(), theirDelay);
  }

  /** Their run warned 84 values after the change, and not before. */
  @Test
  void ddm_halfToSevenTenths_warnsAsLateAsElsewhere() {
    List<Integer> delays = new ArrayList<>();
    for (int seed = 0; delays.size() < RUNS; seed++) {
      int delay = warning(new SplittableRandom(seed)) - CHANGE;
      if (delay > 0) { // they show a run without a false warning
        delays.add(delay);
      }
    }
    delays.sort(null);
    assertAmong(delays, 84);
  }

  private static int warning(SplittableRandom random) {
    DriftDetector detector = DriftDetectors.of("ddm", Map.of());
    for (int t = 1; t <= CHANGE + HORIZON; t++) {
      double value = coin(0.5, 0.7).applyAsDouble(random, t > CHANGE);
      if (detector.update(value).level() != Level.IN_CONTROL) {
        return t;
      }
    }
    throw new IllegalStateException("no warning");
  }

  @ParameterizedTest
  @CsvSource({"page-hinkley, 7", "adwin, 24"})
  void zeroOrOneToFourAndMore_isFoundAsLateAsElsewhere(String name, int theirDelay) {
    Outcome ours = run(name, Map.of(), DriftDelayTest::levels);
    assertThat(ours.delays()).hasSize(RUNS);
    assertThat(ours.falseAlarms()).isZero();
    assertAmong(ours.delays(), theirDelay);
  }

  /** P(D >= 17/30) = 8.7e-5: the seventeenth new value decides, as there. */
  @Test
  void kswin_zeroOrOneToFourAndMore_isFoundAfterSeventeen() {
    Outcome ours = run("kswin", Map.of("level", 1e-4), DriftDelayTest::levels);
    assertThat(ours.delays()).hasSize(RUNS);
    assertAmong(ours.delays(), 17);
  }

  /** Means of two samples differ by less than 4 standard errors of their difference. */
  @ParameterizedTest
  @CsvSource({"page-hinkley, 266", "ddm, 112", "hddm-a, 109"})
  void tenthToThreeTenths_meanDelayIsThatOfASimulationElsewhere(String name, double theirMean) {
    Outcome ours = run(name, Map.of(), coin(0.1, 0.3));
    double error = ours.deviation() * Math.sqrt(1.0 / ours.delays().size() + 1.0 / THEIR_RUNS);
    assertThat(Math.abs(ours.mean() - theirMean)).isLessThan(4 * error);
  }

  /** Exact 99.9 % intervals of both shares overlap: nearly half for DDM, hardly any for HDDM. */
  @ParameterizedTest
  @CsvSource({"ddm, 47", "hddm-a, 2", "adwin, 0"})
  void constantTenth_alarmsAsOftenAsElsewhere(String name, int theirAlarms) {
    Outcome ours = run(name, Map.of(), coin(0.1, 0.3));
    RateInterval here = ClopperPearson.of(ours.falseAlarms(), RUNS, 0.001);
    RateInterval there = ClopperPearson.of(theirAlarms, THEIR_RUNS, 0.001);
    assertThat(here.low()).isLessThanOrEqualTo(there.high());
    assertThat(there.low()).isLessThanOrEqualTo(here.high());
  }

  /** Estimated from 30 values, the textbook limits alarm on more than a third of healthy coins. */
  @Test
  void cusum_estimatedDeviation_alarmsOnHealthyStreams() {
    Outcome ours = run("cusum", Map.of(), coin(0.5, 0.7));
    assertThat(ClopperPearson.of(ours.falseAlarms(), RUNS, 0.001).low()).isGreaterThan(0.3);
  }
}
