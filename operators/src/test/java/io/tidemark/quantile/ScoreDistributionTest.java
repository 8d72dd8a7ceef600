// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScoreDistributionTest {

  @Property(tries = 200, seed = "21")
  void exactCounts_equalCounting(
      @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> scores,
      @ForAll @IntRange(min = -1, max = 10) int value) {
    double[] raw = scores.stream().mapToDouble(s -> s).toArray();
    ScoreDistribution d = ScoreDistribution.ofScores(raw, 2, 3);
    assertThat(d.countAbove(value))
        .isEqualTo(3 + Arrays.stream(raw).filter(s -> s > value).count());
    assertThat(d.countAtLeast(value))
        .isEqualTo(3 + Arrays.stream(raw).filter(s -> s >= value).count());
    assertThat(d.pValue(value, 0.25))
        .isEqualTo(
            (d.countAbove(value) + 0.25 * (d.countAtLeast(value) - d.countAbove(value) + 1))
                / (raw.length + 6));
  }

  @Property(tries = 100, seed = "22")
  void aScoreIsCovered_exactlyAtLevelsBelowItsOwn(
      @ForAll @Size(min = 30, max = 60) List<@IntRange(max = 20) Integer> scores,
      @ForAll @IntRange(max = 20) int score,
      @ForAll @DoubleRange(min = 0.05, max = 0.95) double miscoverage) {
    ScoreDistribution d =
        ScoreDistribution.ofScores(scores.stream().mapToDouble(s -> s).toArray(), 0, 0);
    // the rank rule has n + 1 where the level has n: they part within one score
    double slack = 1.0 / d.count();
    if (miscoverage < d.level(score) - slack) {
      assertThat(d.threshold(miscoverage)).isGreaterThanOrEqualTo(score);
    }
  }

  @Test
  void merge_isTheSameInAnyOrderAndAnyGrouping() {
    Random random = new Random(5);
    List<ScoreDistribution> parts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      ScoreAccumulator a = new ScoreAccumulator(true);
      for (int j = 0; j < 700; j++) {
        a.add(random.nextInt(3) == 0 ? random.nextInt(4) : random.nextGaussian());
      }
      parts.add(a.distribution());
    }
    FlatState flat = ScoreDistribution.merge(parts).toFlat();
    ScoreDistribution left = ScoreDistribution.merge(parts.subList(0, 5));
    Collections.shuffle(parts.subList(5, 12), random);
    List<ScoreDistribution> others = new ArrayList<>(parts.subList(5, 12));
    others.add(left);
    FlatState grouped = ScoreDistribution.merge(others).toFlat();
    assertThat(grouped.doubles()).isEqualTo(flat.doubles());
    assertThat(ScoreDistribution.merge(List.of()).count()).isZero();
  }

  @Test
  void aFlatState_givesTheDistributionBack() {
    ScoreDistribution d = ScoreDistribution.ofScores(new double[] {3, 1, 2}, 1, 2);
    ScoreDistribution back = ScoreDistribution.fromFlat(d.toFlat());
    assertThat(back.count()).isEqualTo(6);
    assertThat(back.toFlat().doubles()).isEqualTo(d.toFlat().doubles());
    assertThat(back.toFlat().longs()).isEqualTo(d.toFlat().longs());
  }

  @Test
  void aFlatStateThatBreaksARule_isRejected() {
    long[] head = {1, 0, 0};
    for (double[] pairs :
        new double[][] {{1}, {2, 1, 1, 1}, {Double.NaN, 1}, {1, 0.5}, {1, 1.5}, {1, 1e300}}) {
      assertThatThrownBy(() -> ScoreDistribution.fromFlat(new FlatState(head, pairs)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () -> ScoreDistribution.fromFlat(new FlatState(new long[] {1, -1, 0}, new double[0])))
        .hasMessageContaining("at least 0: were -1, 0");
  }

  @Test
  void centroids_areInterpolatedBetweenTheirMiddles() {
    ScoreDistribution d =
        new ScoreDistribution(new double[] {0, 10, 20, 30}, new double[] {1, 4, 4, 1}, 0, 0);
    assertThat(d.atRank(1)).isEqualTo(0);
    assertThat(d.atRank(3.5)).isEqualTo(10); // mass 3 = 1 + 4 / 2
    assertThat(d.atRank(5.5)).isCloseTo(15, within(1e-12));
    assertThat(d.atRank(10)).isEqualTo(30);
    assertThat(d.countAbove(15)).isCloseTo(5, within(1e-12));
    assertThat(d.countAbove(-1)).isEqualTo(10);
    assertThat(d.countAbove(31)).isZero();
    assertThat(d.exact()).isFalse();
  }

  @Test
  void aValueThatIsACentroid_isTiedWithAllOfIt() {
    ScoreAccumulator a = new ScoreAccumulator(true);
    for (int i = 0; i < 5000; i++) {
      a.add(i % 5);
    }
    // a centroid on the edge of an atom mixes it with its neighbour: one centroid is the tolerance
    double largest = Arrays.stream(a.distribution().weights()).max().orElseThrow();
    assertThat(largest / 5000).isLessThan(0.05);
    assertThat(a.distribution().pValue(4, 1.0)).isCloseTo(0.2, within(largest / 5000));
    assertThat(a.distribution().threshold(0.1)).isEqualTo(4);
  }
}
