// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EBenjaminiHochbergTest {

  private static boolean[] select(double level, double... e) {
    return EBenjaminiHochberg.select(Arrays.stream(e).map(Math::log).toArray(), level);
  }

  /** By hand: K / (a k) is 50, 25, 16.7, 12.5, 10 for a = .1. */
  @Test
  void selection_agreesWithHand() {
    assertThat(select(0.1, 3, 26, 17, 30, 0)).containsExactly(false, true, true, true, false);
    assertThat(select(0.1, 49, 1, 2, 3, 4)).containsExactly(false, false, false, false, false);
    assertThat(select(0.1, 10, 10, 10, 10, 10)).containsOnly(true);
    assertThat(select(0.1)).isEmpty();
  }

  @Test
  void infiniteAndMissingEvidence_areHandled() {
    double[] logs = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    assertThat(EBenjaminiHochberg.select(logs, 0.1)).containsExactly(true, false);
    assertThatThrownBy(() -> EBenjaminiHochberg.select(new double[] {Double.NaN, 1}, 0.1))
        .hasMessage("logEvidence must be a number: was NaN");
    assertThatThrownBy(() -> EBenjaminiHochberg.select(logs, 1))
        .hasMessage("level must be in (0, 1): was 1.0");
  }

  /** 200 segments, 20 of them bad: the mean share of false ones stays below the level. */
  @Test
  void fleetOfRestartedDetectors_findsTheBadOnes() {
    SplittableRandom random = new SplittableRandom(9);
    int rounds = 10;
    double falseShare = 0;
    int found = 0;
    for (int round = 0; round < rounds; round++) {
      boolean[] selected = EBenjaminiHochberg.select(fleet(random), 0.1);
      int good = count(selected, 20, 200);
      int bad = count(selected, 0, 20);
      found += bad;
      falseShare += (double) good / Math.max(1, good + bad) / rounds;
    }
    assertThat(falseShare).isLessThan(0.1);
    assertThat(found).isGreaterThanOrEqualTo(rounds * 19);
  }

  /** Log evidence after 1500 events in 15 ticks; the first 20 segments miss .18 of the time. */
  private static double[] fleet(SplittableRandom random) {
    double[] logs = new double[200];
    for (int s = 0; s < logs.length; s++) {
      Detector detector = Ticks.detector("miss-restarted", 20, EvidenceUnit.EVENT);
      double rate = s < 20 ? 0.18 : Ticks.NULL_RATE;
      for (int t = 0; t < 15; t++) {
        logs[s] =
            detector.update(Ticks.draw(Input.MISSES, t, 100, u -> u, rate, random)).logStatistic();
      }
    }
    return logs;
  }

  private static int count(boolean[] selected, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += selected[i] ? 1 : 0;
    }
    return count;
  }
}
