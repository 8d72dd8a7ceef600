// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.coverage.Triage.Candidate;
import io.tidemark.coverage.Triage.Ranked;
import io.tidemark.coverage.Triage.Ranking;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TriageTest {

  private static Candidate candidate(String rollup, String group, double eValue, long outcomes) {
    return new Candidate(rollup, group, Math.log(eValue), 100, 20, outcomes, outcomes < 10);
  }

  /**
   * By hand: K = 4, level .1. The largest must be 40, the second 20: 45 and 21 are, and the third,
   * 5, is below 40 / 3.
   */
  @Test
  void eBh_selectsAndRanksByEvidence() {
    Ranking ranking =
        Triage.rank(
            List.of(
                candidate("m|r=b", "r", 21, 50),
                candidate("m|r=c", "r", 5, 5),
                candidate("m", "", 1, 100),
                candidate("m|r=a", "r", 45, 45)));
    assertThat(ranking.candidates()).isEqualTo(4);
    assertThat(ranking.selected()).isEqualTo(2);
    assertThat(ranking.thin()).isEqualTo(1);
    assertThat(ranking.entries())
        .extracting(entry -> entry.candidate().rollup())
        .containsExactly("m|r=a", "m|r=b", "m|r=c", "m");
    assertThat(ranking.entries())
        .extracting(Ranked::selected)
        .containsExactly(true, true, false, false);
    assertThat(ranking.entries().get(0).shareOfTraffic()).isEqualTo(0.45);
    assertThat(ranking.entries().get(3).shareOfTraffic()).isEqualTo(1.0);
    assertThat(ranking.entries().get(0).exact()).isEqualTo(ClopperPearson.of(20, 100, 0.05));
  }

  @Test
  void theList_isBounded_andItsOrderIsThatOfNoMap() {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      candidates.add(candidate("m|r=" + i, "r", i < 100 ? 1e6 : 1, 10));
    }
    Ranking expected = Triage.rank(candidates);
    assertThat(expected.entries()).hasSize(Triage.LENGTH);
    assertThat(expected.selected()).isEqualTo(100);
    Collections.shuffle(candidates, new Random(1));
    assertThat(Triage.rank(candidates)).isEqualTo(expected);
  }

  @Test
  void withoutOutcomes_thereIsNoShare() {
    assertThat(Triage.rank(List.of(candidate("m", "", 1, 0))).entries().get(0).shareOfTraffic())
        .isNaN();
  }
}
