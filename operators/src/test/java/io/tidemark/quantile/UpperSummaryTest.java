// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UpperSummaryTest {

  private static UpperSummary summary(double[] scores) {
    SortedPanes panes = new SortedPanes(true);
    for (double score : scores) {
      panes.add(0, score);
    }
    return panes.summary().orElseThrow();
  }

  private static double[] draw(Random random, int n) {
    boolean tied = random.nextBoolean();
    return random
        .doubles(n)
        .map(u -> u < 0.01 ? Double.POSITIVE_INFINITY : tied ? Math.floor(30 * u) : -Math.log(u))
        .toArray();
  }

  private static void assertSame(UpperSummary actual, UpperSummary expected) {
    assertThat(actual.highs()).isEqualTo(expected.highs());
    assertThat(actual.lows()).isEqualTo(expected.lows());
    assertThat(actual.weights()).isEqualTo(expected.weights());
    assertThat(actual.count()).isEqualTo(expected.count());
  }

  @Test
  void merge_inAnyOrderAndGrouping_givesTheSameBytes() {
    Random random = new Random(8);
    List<UpperSummary> parts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      parts.add(summary(draw(random, 100 + random.nextInt(2000))));
    }
    UpperSummary flat = UpperSummary.merge(parts);
    for (int run = 0; run < 40; run++) {
      Collections.shuffle(parts, random);
      int cut = 1 + random.nextInt(18);
      List<UpperSummary> grouped = new ArrayList<>(parts.subList(cut, 20));
      grouped.add(random.nextInt(3), UpperSummary.merge(parts.subList(0, cut)));
      assertSame(UpperSummary.merge(grouped), flat);
      assertSame(UpperSummary.merge(grouped).coalesced(), flat.coalesced());
    }
    assertThat(flat.coalesced().highs().length).isLessThan(flat.highs().length / 2);
  }

  @Test
  void threshold_afterMergesAndCoalescing_isNeverBelowTheExactOne_andTheSlackHolds() {
    Random random = new Random(9);
    for (int trial = 0; trial < 300; trial++) {
      List<UpperSummary> parts = new ArrayList<>();
      double[] all = new double[0];
      for (int p = 0; p < 1 + random.nextInt(5); p++) {
        double[] part = draw(random, random.nextInt(1500));
        int from = all.length;
        all = Arrays.copyOf(all, from + part.length);
        System.arraycopy(part, 0, all, from, part.length);
        parts.add(summary(part));
      }
      UpperSummary merged = UpperSummary.merge(parts).coalesced().coalesced();
      Arrays.sort(all);
      for (double a : new double[] {0.01, 0.05, 0.1, 0.3, 0.7}) {
        long k = ConformalRank.of(all.length, a);
        double exact = k > all.length ? Double.POSITIVE_INFINITY : all[(int) k - 1];
        double threshold = merged.threshold(a);
        assertThat(threshold).isGreaterThanOrEqualTo(exact);
        if (Double.isFinite(threshold)) {
          long upTo = Arrays.stream(all).filter(s -> s <= threshold).count();
          assertThat(merged.slack(a)).isGreaterThanOrEqualTo(upTo - k);
        }
      }
    }
  }

  /** 20 runs of 10,000 exponential scores: the middle of entries is a fair estimate everywhere. */
  @Test
  void distribution_ofContinuousScores_estimatesQuantilesWithinFortyBasisPointsInTheMean() {
    for (double level : new double[] {0.1, 0.25, 0.5, 0.75, 0.9, 0.99}) {
      double error = 0;
      for (int run = 0; run < 20; run++) {
        double[] scores = new Random(run).doubles(10_000).map(u -> -Math.log(u)).toArray();
        double quantile = summary(scores).distribution().compressed().atRank(10_000 * level);
        error += Arrays.stream(scores).filter(s -> s <= quantile).count() / 10_000.0 - level;
      }
      assertThat(Math.abs(error / 20)).as("bias at %s", level).isLessThan(40e-4);
    }
  }

  @Test
  void aSummaryThatBreaksARule_isRejected() {
    double[] two = {1, 2};
    long[] ones = {1, 1};
    assertThatThrownBy(() -> new UpperSummary(two, new double[1], ones, 0, 0))
        .hasMessageContaining("equally many: were 2, 1, 2");
    assertThatThrownBy(() -> new UpperSummary(new double[] {2, 1}, two, ones, 0, 0))
        .hasMessageContaining("ascending: was 1.0");
    assertThatThrownBy(() -> new UpperSummary(two, new double[] {1, 3}, ones, 0, 0))
        .hasMessageContaining("at most their highs: was 3.0");
    assertThatThrownBy(() -> new UpperSummary(two, two, new long[] {1, 0}, 0, 0))
        .hasMessageContaining("was 0");
    assertThatThrownBy(() -> new UpperSummary(two, two, new long[] {1L << 53, 1}, 0, 0))
        .hasMessageContaining("sum to at most 2^53");
  }

  @Property(tries = 3000, seed = "41")
  void anyState_isRestoredToTheSameBytesOrRejected(
      @ForAll @Size(max = 12) long[] longs, @ForAll @Size(max = 6) double[] doubles) {
    restoreOrReject(new FlatState(longs, doubles));
  }

  @Property(tries = 3000, seed = "42")
  void anyChangeOfAState_isRestoredToTheSameBytesOrRejected(
      @ForAll int at, @ForAll long value, @ForAll boolean real) {
    SortedPanes panes = new SortedPanes(true);
    Random random = new Random(3);
    for (int i = 0; i < 900; i++) {
      panes.add(
          i / 300, random.nextInt(20) == 0 ? Double.NEGATIVE_INFINITY : random.nextGaussian());
    }
    FlatState state = panes.snapshot();
    if (real) {
      state.doubles()[Math.floorMod(at, state.doubles().length)] = Double.longBitsToDouble(value);
    } else {
      state.longs()[Math.floorMod(at, state.longs().length)] = value;
    }
    restoreOrReject(state);
  }

  private static void restoreOrReject(FlatState state) {
    try {
      SortedPanes restored = SortedPanes.restore(true, state);
      assertThat(restored.snapshot().doubles()).isEqualTo(state.doubles());
      assertThat(restored.threshold(0.1)).isNotNaN();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("must");
    }
  }
}
