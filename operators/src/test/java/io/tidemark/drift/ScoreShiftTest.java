// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.coverage.ClopperPearson;
import io.tidemark.quantile.ScoreDistribution;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoreShiftTest {

  private static double logit(double u) {
    return Math.log(u / (1 - u));
  }

  private static ScoreDistribution exact(double... scores) {
    return ScoreDistribution.ofScores(scores, 0, 0);
  }

  private static ScoreDistribution logistic(int count) {
    return exact(IntStream.range(0, count).mapToDouble(i -> logit((i + 0.5) / count)).toArray());
  }

  private static ScoreDistribution drawn(int count, SplittableRandom random) {
    return exact(IntStream.range(0, count).mapToDouble(i -> logit(random.nextDouble())).toArray());
  }

  /**
   * By a few lines of Python written apart from this code, straight from the definitions on the
   * samples themselves (own series for the incomplete gamma function).
   */
  @Test
  void between_exactScores_givesWhatDefinitionsSay() {
    double golden = (Math.sqrt(5) - 1) / 2;
    double[] scores =
        IntStream.rangeClosed(1, 120)
            .mapToDouble(i -> 0.4 + 1.3 * logit(i * golden % 1.0))
            .toArray();
    ScoreShift shift = ScoreShift.between(logistic(200), exact(scores));
    assertThat(shift.bins()).isEqualTo(10);
    assertThat(shift.stability()).isCloseTo(0.11148851862833603, within(1e-12));
    assertThat(shift.stabilityByChance()).isCloseTo(0.12, within(1e-12));
    assertThat(shift.stabilityPValue()).isCloseTo(0.49815215174212535, within(1e-9));
    assertThat(shift.jensenShannon()).isCloseTo(0.14075637990490003, within(1e-12));
    assertThat(shift.jensenShannonByChance()).isCloseTo(0.14710685100747162, within(1e-12));
    assertThat(shift.kolmogorov()).isCloseTo(0.125, within(1e-12));
    assertThat(shift.kolmogorovPValue()).isCloseTo(0.17840632545001772, within(1e-9));
    assertThat(shift.rankError()).isZero();
    assertThat(shift.effectiveCount()).isCloseTo(75, within(1e-9));
    assertThat(shift.wasserstein()).isCloseTo(0.28072510378215015, within(1e-9));
    assertThat(shift.wassersteinByChance()).isCloseTo(0.15119364469854638, within(1e-9));
  }

  /** ln 2 / 2, and half of .08495: by hand. */
  @Test
  void shares_ofThreeBins_giveTextbookDistances() {
    TenthShares shares =
        new TenthShares(new double[] {0.25, 0.25, 0.5}, new double[] {0.5, 0.25, 0.25});
    assertThat(shares.stability()).isCloseTo(Math.log(2) / 2, within(1e-12));
    assertThat(2 * shares.jensenShannon()).isCloseTo(0.08495, within(1e-5));
  }

  @Test
  void between_sameScores_isNothing() {
    ScoreShift shift = ScoreShift.between(logistic(1000), logistic(1000));
    assertThat(shift.stability()).isZero();
    assertThat(shift.jensenShannon()).isZero();
    assertThat(shift.kolmogorov()).isZero();
    assertThat(shift.kolmogorovPValue()).isEqualTo(1);
    assertThat(shift.stabilityPValue()).isEqualTo(1);
    assertThat(shift.wasserstein()).isZero();
  }

  private static double[] byChance(ToDoubleFunction<ScoreShift> number) {
    SplittableRandom random = new SplittableRandom(11);
    return Stream.generate(() -> ScoreShift.between(drawn(300, random), drawn(200, random)))
        .limit(400)
        .mapToDouble(number)
        .toArray();
  }

  /** Means over 400 pairs of one law, within 4 standard errors and the 5 % of a first-order law. */
  private static void assertMeanByChance(double[] values, double expected) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double error = Math.sqrt(squares / (values.length - 1.0) / values.length);
    assertThat(mean).isCloseTo(expected, within(4 * error + 0.05 * expected));
  }

  @Test
  void byChance_isWhatHealthyPairsGive() {
    ScoreShift any = ScoreShift.between(logistic(300), logistic(200));
    assertMeanByChance(byChance(ScoreShift::stability), any.stabilityByChance());
    assertMeanByChance(
        byChance(s -> s.jensenShannon() * s.jensenShannon()),
        any.jensenShannonByChance() * any.jensenShannonByChance());
    assertMeanByChance(byChance(s -> s.wasserstein() / s.wassersteinByChance()), 1);
  }

  /** Exact 99.9 % intervals of the share of p-values below .1, of 400, hold .1. */
  @Test
  void pValues_ofHealthyPairs_areNearlyUniform() {
    for (double[] pValues :
        new double[][] {
          byChance(ScoreShift::stabilityPValue), byChance(ScoreShift::kolmogorovPValue)
        }) {
      long low = Arrays.stream(pValues).filter(p -> p <= 0.1).count();
      assertThat(ClopperPearson.of(low, 400, 0.001).low()).isLessThan(0.1);
      assertThat(ClopperPearson.of(low, 400, 0.001).high()).isGreaterThan(0.1);
    }
  }

  /** A hundred thousand scores a side: raw counts would make the sketches' own error a drift. */
  @Test
  void between_sketches_capsTheCountByTheirRankError() {
    SplittableRandom random = new SplittableRandom(12);
    ScoreDistribution one = drawn(100_000, random);
    ScoreDistribution other = drawn(100_000, random);
    ScoreShift sketched = ScoreShift.between(one.compressed(), other.compressed());
    assertThat(sketched.rankError()).isBetween(0.001, 0.02);
    assertThat(sketched.effectiveCount())
        .isCloseTo(0.5 / Math.pow(sketched.rankError(), 2), within(1e-6))
        .isLessThan(50_000);
    assertThat(sketched.kolmogorovPValue()).isGreaterThan(0.01);
    assertThat(sketched.wasserstein()).isLessThan(0.02);
    assertThat(sketched.stability() / sketched.stabilityByChance()).isLessThan(5);
    assertThat(ScoreShift.between(one, other)).isEqualTo(sketched);
  }

  @Test
  void between_shiftedScores_isFarBeyondChance() {
    double[] moved = Arrays.stream(logistic(500).means()).map(x -> x + 1).toArray();
    ScoreShift shift = ScoreShift.between(logistic(500), exact(moved));
    assertThat(shift.stabilityPValue()).isLessThan(1e-9);
    assertThat(shift.kolmogorovPValue()).isLessThan(1e-9);
    double deviation = Math.PI / Math.sqrt(3);
    assertThat(shift.wasserstein()).isCloseTo(1 / deviation, within(0.01));
    assertThat(shift.jensenShannon()).isBetween(shift.jensenShannonByChance() * 2, 1.0);
  }

  @Test
  void between_infiniteScores_countAtTheirEnds() {
    ScoreDistribution reference = logistic(100);
    ScoreDistribution current = ScoreDistribution.ofScores(reference.means(), 0, 100);
    ScoreShift shift = ScoreShift.between(reference, current);
    assertThat(shift.kolmogorov()).isCloseTo(0.5, within(1e-12));
    assertThat(shift.wasserstein()).isInfinite();
    assertThat(shift.stability()).isFinite().isPositive();
    ScoreDistribution both = ScoreDistribution.ofScores(new double[] {1, 2, 3}, 3, 3);
    assertThat(ScoreShift.between(both, both).wasserstein()).isZero();
  }

  @Test
  void between_oneScoreAgainAndAgain_hasNoSpread() {
    ScoreShift shift = ScoreShift.between(exact(2, 2, 2, 2), exact(2, 2));
    assertThat(shift.bins()).isEqualTo(2);
    assertThat(shift.kolmogorov()).isZero();
    assertThat(shift.wasserstein()).isNaN();
  }

  @Test
  void between_nothing_isRefused() {
    assertThatThrownBy(() -> ScoreShift.between(ScoreDistribution.EMPTY, exact(1)))
        .hasMessage("scores must be at least 1 on both sides: were 0, 1");
  }
}
