// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.coverage.ClopperPearson;
import io.tidemark.coverage.RateInterval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When dependence is found at level .05, and that nothing is where there is none: against a numpy
 * simulation written apart from this code, of at least 40 runs a number.
 */
class IndependencePowerTest {

  private static final int RUNS = 40;
  private static final double LIMIT = Math.log(20);
  private static final int NEVER = Integer.MAX_VALUE;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** P(Bin(40, .05) > 7) < .001. */
  private static final int MOST_FALSE_ALARMS = 7;

  private static double normal(SplittableRandom random) {
    return NORMAL.inverseCumulativeProbability(1 - random.nextDouble());
  }

  /** Events until the alarm. */
  private static int stop(IndependenceTest test, double[] x, double[] y) {
    for (int i = 0; i + 1 < x.length; i += 2) {
      test.update(x[i], y[i], x[i + 1], y[i + 1]);
      if (test.logWealth() >= LIMIT) {
        return i + 2;
      }
    }
    return NEVER;
  }

  private static List<Integer> stops(IntFunction<Integer> run) {
    return Stream.iterate(0, seed -> seed + 1).limit(RUNS).map(run::apply).sorted().toList();
  }

  private static int ringStop(int seed, double slope) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[2000];
    double[] y = new double[2000];
    for (int i = 0; i < x.length; i++) {
      x[i] = normal(random);
      y[i] = slope * x[i] + normal(random);
    }
    return stop(IndependenceTest.ring(0.25, 0.25 / (1 + slope * slope)), x, y);
  }

  private static int found(List<Integer> stops) {
    return (int) stops.stream().filter(s -> s != NEVER).count();
  }

  /** Y = b X + noise, 2000 points: exact 99.9 % intervals of both shares overlap. */
  @ParameterizedTest
  @CsvSource({"0, 0", "0.1, 17", "0.2, 40", "0.3, 40", "0.5, 40"})
  void ring_linearDependence_isFoundAsOftenAsElsewhere(double slope, int theirsOfForty) {
    List<Integer> stops = stops(seed -> ringStop(seed, slope));
    RateInterval here = ClopperPearson.of(found(stops), RUNS, 0.001);
    RateInterval there = ClopperPearson.of(theirsOfForty, 40, 0.001);
    assertThat(here.low()).isLessThanOrEqualTo(there.high());
    assertThat(there.low()).isLessThanOrEqualTo(here.high());
  }

  /** Means of two samples differ by less than 4 standard errors of their difference. */
  @ParameterizedTest
  @CsvSource({"0.3, 444", "0.5, 239"})
  void ring_linearDependence_meanStopIsThatOfElsewhere(double slope, double theirMean) {
    List<Integer> stops = stops(seed -> ringStop(seed, slope));
    double mean = stops.stream().mapToInt(i -> i).average().orElseThrow();
    double squares = stops.stream().mapToDouble(s -> (s - mean) * (s - mean)).sum();
    double error = Math.sqrt(squares / (RUNS - 1) * (1.0 / RUNS + 1.0 / 40));
    assertThat(Math.abs(mean - theirMean)).isLessThan(4 * error);
  }

  /** Misses .10 overall, more often where x > 1: a sixth of the traffic. */
  private static int binaryStop(int seed, double above, int events) {
    SplittableRandom random = new SplittableRandom(1000 + seed);
    double share = 1 - NORMAL.cumulativeProbability(1);
    double below = (0.1 - share * above) / (1 - share);
    double[] x = new double[events];
    double[] y = new double[events];
    for (int i = 0; i < events; i++) {
      x[i] = normal(random);
      y[i] = random.nextDouble() < (x[i] > 1 ? above : below) ? 1 : 0;
    }
    return stop(IndependenceTest.of(IndependenceTest.Engine.BINARY), x, y);
  }

  /**
   * All runs find it, and the median of the others lies between our 10th and 31st of 40, which hold
   * the true median with probability above .999.
   */
  @ParameterizedTest
  @CsvSource({"0.15, 4709", "0.20, 1721", "0.25, 1184"})
  void binary_missesInOneCorner_areFoundAsLateAsElsewhere(double above, int theirMedian) {
    List<Integer> stops = stops(seed -> binaryStop(seed, above, 20_000));
    assertThat(found(stops)).isEqualTo(RUNS);
    assertThat(theirMedian).isBetween(stops.get(9), stops.get(30));
  }

  @Test
  void binary_independentMisses_keepTheLevel() {
    List<Integer> stops = stops(seed -> binaryStop(seed, 0.1, 10_000));
    assertThat(found(stops)).isLessThanOrEqualTo(MOST_FALSE_ALARMS);
  }

  private static double[] autoregressive(SplittableRandom random, double phi) {
    double[] x = new double[2000];
    double last = normal(random);
    for (int i = 0; i < x.length; i++) {
      last = phi * last + Math.sqrt(1 - phi * phi) * normal(random);
      x[i] = last;
    }
    return x;
  }

  private static int autoregressiveStop(int seed, double phi, boolean shuffled, boolean bits) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = autoregressive(random, phi);
    double[] y = autoregressive(random, phi);
    List<Integer> order = new ArrayList<>(Stream.iterate(0, i -> i + 1).limit(x.length).toList());
    if (shuffled) {
      Collections.shuffle(order, new Random(seed));
    }
    double[] xs = order.stream().mapToDouble(i -> x[i]).toArray();
    double[] ys = order.stream().mapToDouble(i -> bits ? (y[i] > 1.28 ? 1 : 0) : y[i]).toArray();
    IndependenceTest.Engine engine =
        bits ? IndependenceTest.Engine.BINARY : IndependenceTest.Engine.RING;
    return stop(IndependenceTest.of(engine), xs, ys);
  }

  /** Each stream remembers itself, neither knows of the other. */
  @ParameterizedTest
  @CsvSource({"0.9, false", "0.98, false", "0.9, true", "0.98, true"})
  void neighbours_ofIndependentStreamsWithMemory_keepTheLevel(double phi, boolean bits) {
    List<Integer> stops = stops(seed -> autoregressiveStop(seed, phi, false, bits));
    assertThat(found(stops)).isLessThanOrEqualTo(MOST_FALSE_ALARMS);
  }

  /** Why neighbours are paired: the same points, shuffled first, alarm far above the level. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shuffledPoints_ofIndependentStreamsWithMemory_alarm(boolean bits) {
    List<Integer> stops = stops(seed -> autoregressiveStop(seed, 0.98, true, bits));
    assertThat(ClopperPearson.of(found(stops), RUNS, 0.001).low()).isGreaterThan(0.3);
  }

  /** A slow drift that both share is no dependence between neighbours. */
  @Test
  void neighbours_withACommonSlowDrift_keepTheLevel() {
    List<Integer> stops =
        stops(
            seed -> {
              SplittableRandom random = new SplittableRandom(seed);
              double[] x = new double[2000];
              double[] y = new double[2000];
              for (int i = 0; i < x.length; i++) {
                double drift = 2 * Math.sin(2 * Math.PI * i / x.length);
                x[i] = drift + normal(random);
                y[i] = drift + normal(random);
              }
              return stop(IndependenceTest.of(IndependenceTest.Engine.RING), x, y);
            });
    assertThat(found(stops)).isLessThanOrEqualTo(MOST_FALSE_ALARMS);
  }
}
