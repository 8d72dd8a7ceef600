// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.evidence.Ticks.Mean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Promises of the detectors at the edge of their null, by simulation with fixed seeds. */
class RunLengthTest {

  private static final double LIMIT = 40;
  private static final int RUNS = 300;

  static Stream<Arguments> runLengths() {
    return Ticks.names(false).stream()
        .flatMap(name -> Stream.of(Arguments.of(name, 1), Arguments.of(name, 7)));
  }

  private static Map<String, Double> exact(String name) {
    boolean ranks = Detectors.description(name).input() == Input.RANKS;
    return ranks ? Map.of("tolerance", 0.0) : Map.of();
  }

  /** Tolerance: three standard errors. Runs are cut at 5 limits, which only shortens the mean. */
  @ParameterizedTest
  @MethodSource("runLengths")
  void events_meanRunLengthIsAtLeastTheLimit(String name, int eventsPerTick) {
    SplittableRandom random = new SplittableRandom(20240601);
    Mean mean = Mean.of(RUNS, () -> run(name, EvidenceUnit.EVENT, eventsPerTick, LIMIT, random));
    assertThat(mean.value()).isGreaterThan(LIMIT - 3 * mean.error());
  }

  @ParameterizedTest
  @MethodSource("runLengths")
  void blocks_meanRunLengthIsAtLeastTheLimit(String name, int eventsPerTick) {
    SplittableRandom random = new SplittableRandom(20240602);
    Mean mean = Mean.of(RUNS, () -> run(name, EvidenceUnit.BLOCK, eventsPerTick, LIMIT, random));
    assertThat(mean.value()).isGreaterThan(LIMIT - 3 * mean.error());
  }

  /** All events of a block turn out alike; a block is one unit all the same. */
  @ParameterizedTest
  @CsvSource({"miss-sr", "overcoverage-sr", "jumper-sr", "shape-sr", "histogram-sr"})
  void blocks_ofDependentEventsKeepTheRunLength(String name) {
    SplittableRandom random = new SplittableRandom(20240603);
    Mean mean = Mean.of(RUNS, () -> alikeRun(name, EvidenceUnit.BLOCK, random));
    assertThat(mean.value()).isGreaterThan(LIMIT - 3 * mean.error());
  }

  /** Why blocks exist: taken for independent events, the same misses alarm far too early. */
  @Test
  void events_ofDependentMissesBreakTheRunLength() {
    SplittableRandom random = new SplittableRandom(20240604);
    Mean mean = Mean.of(RUNS, () -> alikeRun("miss-sr", EvidenceUnit.EVENT, random));
    assertThat(mean.value() / 20).isLessThan(LIMIT / 2);
  }

  private static double alikeRun(String name, EvidenceUnit unit, SplittableRandom random) {
    Detector detector = Ticks.detector(name, exact(name), LIMIT, unit);
    while (detector.units() < 200 * LIMIT) {
      long[] sums = Ticks.healthy(detector.input(), 0, 1, random).sums();
      long[] block = Arrays.stream(sums).map(x -> 20 * x).toArray();
      if (detector.update(new Observation(0, 1, block)).alarm()) {
        break;
      }
    }
    return detector.units();
  }

  private static double run(
      String name, EvidenceUnit unit, int eventsPerTick, double limit, SplittableRandom random) {
    Detector detector = Ticks.detector(name, exact(name), limit, unit);
    while (detector.units() < 5 * limit) {
      if (detector.update(Ticks.healthy(detector.input(), 0, eventsPerTick, random)).alarm()) {
        break;
      }
    }
    return detector.units();
  }

  /** A Shiryaev-Roberts alarm is not wastefully rare: the bound is tight up to the overshoot. */
  @ParameterizedTest
  @CsvSource({"miss-sr", "jumper-sr"})
  void shiryaevRoberts_meanRunLengthIsBelowTwiceTheLimit(String name) {
    SplittableRandom random = new SplittableRandom(5);
    Mean mean = Mean.of(1000, () -> run(name, EvidenceUnit.EVENT, 1, 200, random));
    assertThat(mean.value()).isLessThan(400);
  }

  static Stream<Arguments> eProcesses() {
    return Ticks.names(true).stream()
        .flatMap(name -> Stream.of(EvidenceUnit.values()).map(u -> Arguments.of(name, u)));
  }

  /** E at a fixed time has mean at most 1, and reaches 20 ever with probability at most 1/20. */
  @ParameterizedTest
  @MethodSource("eProcesses")
  void restarted_isAnEProcess(String name, EvidenceUnit unit) {
    SplittableRandom random = new SplittableRandom(7);
    int[] crossings = {0};
    Mean mean =
        Mean.of(
            1000,
            () -> {
              Detector detector = Ticks.detector(name, exact(name), 20, unit);
              boolean crossed = false;
              for (int t = 0; t < 40; t++) {
                Observation seen = Ticks.healthy(detector.input(), t, 5, random);
                crossed |= detector.update(seen).alarm();
              }
              crossings[0] += crossed ? 1 : 0;
              return Math.exp(detector.signal().logStatistic());
            });
    assertThat(mean.value()).isLessThan(1 + 3 * mean.error());
    double error = Math.sqrt(0.05 * 0.95 / 1000);
    assertThat(crossings[0] / 1000.0).isLessThan(0.05 + 3 * error);
  }

  /**
   * Whatever the dependence between segments, the mean of their Shiryaev-Roberts statistics is one:
   * here all ten see the same misses, and the mean's run length keeps the limit.
   */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void fleet_meanOfStatisticsKeepsTheRunLength(boolean dependent) {
    SplittableRandom random = new SplittableRandom(8);
    Mean mean = Mean.of(400, () -> fleetRun(dependent, random));
    assertThat(mean.value()).isGreaterThan(LIMIT - 3 * mean.error());
  }

  private static double fleetRun(boolean dependent, SplittableRandom random) {
    List<Detector> fleet =
        Stream.generate(() -> Ticks.detector("miss-sr", LIMIT, EvidenceUnit.EVENT))
            .limit(10)
            .toList();
    for (int t = 1; t < 50 * LIMIT; t++) {
      Observation common = Ticks.healthy(Input.MISSES, t, 1, random);
      double sum = 0;
      for (Detector detector : fleet) {
        Observation own = dependent ? common : Ticks.healthy(Input.MISSES, t, 1, random);
        sum += Math.exp(detector.update(own).logStatistic());
      }
      if (sum / fleet.size() >= LIMIT) {
        return t;
      }
    }
    return 50 * LIMIT;
  }
}
