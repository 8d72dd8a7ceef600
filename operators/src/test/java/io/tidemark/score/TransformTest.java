// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransformTest {

  @ParameterizedTest
  @EnumSource(Transform.class)
  void invert_undoesApply(Transform transform) {
    for (double y : new double[] {0, 1e-9, .5, 1, 37, 1e6}) {
      assertThat(transform.invert(transform.apply(y))).isCloseTo(y, within(1e-12 * (1 + y)));
    }
  }

  @ParameterizedTest
  @EnumSource(Transform.class)
  void fromName_readsThePolicyName(Transform transform) {
    assertThat(Transform.fromName(transform.policyName())).isEqualTo(transform);
  }

  @Test
  void fromName_unknown_namesTheNearest() {
    assertThatThrownBy(() -> Transform.fromName("log1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "transform must be one of [identity, sqrt, log1p]: was \"log1\""
                + " (did you mean log1p?)");
  }

  @Test
  void contains_respectsTheDomain() {
    assertThat(Transform.SQRT.contains(0)).isTrue();
    assertThat(Transform.SQRT.contains(-Double.MIN_VALUE)).isFalse();
    assertThat(Transform.LOG1P.contains(-.5)).isFalse();
    assertThat(Transform.IDENTITY.contains(-1e300)).isTrue();
    assertThat(Transform.IDENTITY.contains(Double.NaN)).isFalse();
  }
}
