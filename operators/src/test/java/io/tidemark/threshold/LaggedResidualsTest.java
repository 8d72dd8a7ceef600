// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.threshold.LaggedResiduals.Neighbours;
import org.junit.jupiter.api.Test;

class LaggedResidualsTest {

  /** Residuals 1, 2, 4, 8, 16, each learned two outcomes after its prediction. */
  private static LaggedResiduals late(int capacity) {
    LaggedResiduals past = new LaggedResiduals(capacity);
    for (int t = 0; t < 5; t++) {
      past.add(1 << t, Math.max(0, t - 2));
    }
    return past;
  }

  /** By hand: 16 was predicted when 1, 2 were known; 8 when 1 was known; before, nothing was. */
  @Test
  void lagVectors_areThoseThatWereVisible() {
    Neighbours near = late(10).neighbours(2);

    assertThat(near.values()).containsExactly(16);
    assertThat(near.first()).containsExactly(2 - 16);
    assertThat(near.distances()).containsExactly(Math.hypot(2 - 16, 1 - 8));
    assertThat(late(10).neighbours(1).values()).containsExactly(8, 16);
  }

  @Test
  void forgottenResiduals_leaveNoLagVectors() {
    assertThat(late(4).neighbours(2).values()).isEmpty();
    assertThat(late(4).neighbours(1).values()).containsExactly(16);
    assertThat(late(4).values()).containsExactly(2, 4, 8, 16);
  }

  @Test
  void newest_isTheLastOneLearnedThen() {
    assertThat(late(4).newest(5)).isEqualTo(16);
    assertThat(late(4).newest(2)).isEqualTo(2);
    assertThat(late(4).newest(1)).as("forgotten").isZero();
    assertThat(late(4).newest(0)).as("none was").isZero();
  }

  @Test
  void restored_answersAsBefore() {
    double[] state = late(4).snapshot();
    LaggedResiduals restored = LaggedResiduals.restore(4, state, 0);

    assertThat(restored.snapshot()).isEqualTo(state);
    assertThat(restored.learned()).isEqualTo(5);
  }
}
