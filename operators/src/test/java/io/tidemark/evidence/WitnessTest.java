// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both witnesses against the definition by whole kernel matrices, and the test around them. */
class WitnessTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** (w(x1, y1) + w(x2, y2) - w(x1, y2) - w(x2, y1)) / N, by matrices. */
  private static double byMatrices(
      List<double[]> points, double[] pair, DoubleBinaryOperator k, DoubleBinaryOperator l) {
    double m = points.size();
    double trace = 0;
    double sumK = 0;
    double sumL = 0;
    double inner = 0;
    for (double[] p : points) {
      double rowK = 0;
      double rowL = 0;
      for (double[] q : points) {
        double kk = k.applyAsDouble(p[0], q[0]);
        double ll = l.applyAsDouble(p[1], q[1]);
        trace += kk * ll;
        rowK += kk;
        rowL += ll;
      }
      sumK += rowK;
      sumL += rowL;
      inner += rowK * rowL;
    }
    double norm =
        Math.sqrt(trace / (m * m) + sumK * sumL / Math.pow(m, 4) - 2 * inner / Math.pow(m, 3));
    return (at(points, pair[0], pair[1], k, l)
            + at(points, pair[2], pair[3], k, l)
            - at(points, pair[0], pair[3], k, l)
            - at(points, pair[2], pair[1], k, l))
        / norm;
  }

  private static double at(
      List<double[]> points, double x, double y, DoubleBinaryOperator k, DoubleBinaryOperator l) {
    double both = 0;
    double meanK = 0;
    double meanL = 0;
    for (double[] p : points) {
      both += k.applyAsDouble(x, p[0]) * l.applyAsDouble(y, p[1]) / points.size();
      meanK += k.applyAsDouble(x, p[0]) / points.size();
      meanL += l.applyAsDouble(y, p[1]) / points.size();
    }
    return both - meanK * meanL;
  }

  private static double normal(SplittableRandom random) {
    return NORMAL.inverseCumulativeProbability(1 - random.nextDouble());
  }

  private static double median(List<double[]> points, int field, int count) {
    List<Double> distances = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        distances.add(Math.abs(points.get(i)[field] - points.get(j)[field]));
      }
    }
    distances.sort(null);
    return distances.get(distances.size() / 2);
  }

  private static DoubleBinaryOperator gauss(double width) {
    return (u, v) -> Math.exp(-(u - v) * (u - v) / (2 * width * width));
  }

  @Test
  void binary_paysWhatMatricesSay() {
    SplittableRandom random = new SplittableRandom(5);
    BinaryWitness witness = new BinaryWitness();
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      double[] pair = draw(random);
      if (i >= 50 && pair[1] != pair[3]) {
        double width = median(points, 0, 100);
        DoubleBinaryOperator cosines =
            (u, v) -> {
              double sum = 0;
              for (int j = 0; j < 32; j++) {
                double w = NORMAL.inverseCumulativeProbability((j + 0.5) / 32);
                sum += Math.cos(w * (u - v) / width) / 32;
              }
              return sum;
            };
        double expected = byMatrices(points, pair, cosines, (u, v) -> u == v ? 1 : 0);
        assertThat(witness.payoff(pair[0], pair[1], pair[2], pair[3]))
            .isCloseTo(expected / (2 * Math.sqrt(2)), within(1e-9));
      }
      witness.add(pair[0], pair[1], pair[2], pair[3]);
      points.add(new double[] {pair[0], pair[1]});
      points.add(new double[] {pair[2], pair[3]});
    }
  }

  private static double[] draw(SplittableRandom random) {
    double x1 = normal(random);
    double x2 = normal(random);
    return new double[] {
      x1, random.nextDouble() < 0.3 ? 1 : 0, x2, random.nextDouble() < 0.3 ? 1 : 0
    };
  }

  @Test
  void ring_paysWhatMatricesOfItsPointsSay() {
    SplittableRandom random = new SplittableRandom(6);
    RingWitness witness = new RingWitness();
    List<double[]> points = new ArrayList<>();
    double widthX = 0;
    double widthY = 0;
    for (int i = 0; i < 300; i++) {
      double[] pair = {normal(random), normal(random), normal(random), normal(random)};
      if (i == 50) {
        widthX = median(points, 0, 100);
        widthY = median(points, 1, 100);
      }
      double payoff = witness.payoff(pair[0], pair[1], pair[2], pair[3]);
      if (i >= 50 && i % 7 == 0) {
        List<double[]> ring = points.subList(Math.max(0, points.size() - 128), points.size());
        assertThat(payoff)
            .isCloseTo(byMatrices(ring, pair, gauss(widthX), gauss(widthY)) / 2, within(1e-9));
      } else if (i < 50) {
        assertThat(payoff).isZero();
      }
      witness.add(pair[0], pair[1], pair[2], pair[3]);
      points.add(new double[] {pair[0], pair[1]});
      points.add(new double[] {pair[2], pair[3]});
    }
  }

  @ParameterizedTest
  @CsvSource({"BINARY", "RING"})
  void swappedOutcomes_turnTheSign(IndependenceTest.Engine engine) {
    SplittableRandom random = new SplittableRandom(7);
    Witness witness =
        engine == IndependenceTest.Engine.BINARY ? new BinaryWitness() : new RingWitness();
    double largest = 0;
    for (int i = 0; i < 400; i++) {
      double[] p = draw(random);
      double payoff = witness.payoff(p[0], p[1], p[2], p[3]);
      assertThat(witness.payoff(p[0], p[3], p[2], p[1])).isCloseTo(-payoff, within(1e-12));
      assertThat(payoff).isBetween(-1.0, 1.0);
      largest = Math.max(largest, Math.abs(payoff));
      witness.add(p[0], p[1], p[2], p[3]);
    }
    assertThat(largest).isGreaterThan(0.1);
  }

  /** 2 / (2 - ln 3) = 2.2188: stakes 0, 1/2, 1/2, 0 and wealth 1, 1.25, 0.625, 0.625. */
  @Test
  void stake_followsTheNewtonStep() {
    NewtonStake stake = new NewtonStake();
    double[] wealth = {1, 1.25, 0.625, 0.625};
    double[] payoffs = {1, 0.5, -1, -1};
    for (int i = 0; i < payoffs.length; i++) {
      stake.take(payoffs[i]);
      assertThat(Math.exp(stake.logWealth())).isCloseTo(wealth[i], within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BINARY, 0",
    "BINARY, 49",
    "BINARY, 50",
    "BINARY, 90",
    "RING, 1",
    "RING, 49",
    "RING, 50",
    "RING, 63",
    "RING, 64",
    "RING, 100"
  })
  void restored_goesOnBitByBit(IndependenceTest.Engine engine, int before) {
    SplittableRandom random = new SplittableRandom(8);
    IndependenceTest original = IndependenceTest.of(engine);
    feed(original, before, random);
    IndependenceTest restored = IndependenceTest.restore(engine, original.snapshot());
    feed(original, 200, new SplittableRandom(9));
    feed(restored, 200, new SplittableRandom(9));
    assertThat(restored.snapshot()).isEqualTo(original.snapshot());
    assertThat(restored.logWealth()).isEqualTo(original.logWealth()).isNotZero();
    assertThat(restored.pairs()).isEqualTo(before + 200);
  }

  private static void feed(IndependenceTest test, int pairs, SplittableRandom random) {
    for (int i = 0; i < pairs; i++) {
      double[] p = draw(random);
      test.update(p[0], p[1], p[2], p[3]);
    }
  }

  @ParameterizedTest
  @CsvSource({"BINARY", "RING"})
  void notFinite_isLeftOut(IndependenceTest.Engine engine) {
    IndependenceTest test = IndependenceTest.of(engine);
    feed(test, 70, new SplittableRandom(1));
    double[] before = test.snapshot();
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1e200}) {
      test.update(bad, 1, 0, 0);
      test.update(0, 1, bad, 0);
    }
    assertThat(test.snapshot()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"BINARY", "RING"})
  void equalAndFewDistinctFeatures_keepWealthFinite(IndependenceTest.Engine engine) {
    SplittableRandom random = new SplittableRandom(2);
    IndependenceTest constant = IndependenceTest.of(engine);
    IndependenceTest rare = IndependenceTest.of(engine);
    for (int i = 0; i < 300; i++) {
      double[] p = draw(random);
      constant.update(3, p[1], 3, p[3]);
      rare.update(p[0] > 2 ? 1e6 : 0, p[1], p[2] > 2 ? 1e6 : 0, p[3]);
    }
    assertThat(constant.logWealth()).isZero();
    assertThat(rare.logWealth()).isFinite();
  }

  @Test
  void binary_takesBitsAlone() {
    IndependenceTest test = IndependenceTest.of(IndependenceTest.Engine.BINARY);
    assertThatThrownBy(() -> test.update(1, 0.5, 1, 0)).hasMessage("y must be 0 or 1: was 0.5");
    assertThat(test.pairs()).isZero();
  }
}
