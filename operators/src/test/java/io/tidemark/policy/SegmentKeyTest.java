// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SegmentKeyTest {

  private static final Map<String, String> DIMENSIONS = Map.of("location", "36", "horizon", "1");

  @Test
  void dimensionsStandInTheOrderOfThePolicy() {
    SegmentKey key = SegmentKey.of(policy("location", "horizon"), "model", "", DIMENSIONS);

    assertThat(key.text()).isEqualTo("model|location=36|horizon=1");
  }

  @Test
  void theModelVersionIsADimensionWhenThePolicySaysSo() {
    SegmentKey key = SegmentKey.of(policy("version", "location"), "model", "v7", DIMENSIONS);

    assertThat(key.text()).isEqualTo("model|version=v7|location=36");
  }

  @Test
  void theFirstMissingDimensionIsNamed() {
    Policy policy = policy("version", "location", "region", "site");

    assertThat(SegmentKey.missingDimension(policy, DIMENSIONS)).contains("region");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SegmentKey.of(policy, "model", "", DIMENSIONS))
        .withMessageContaining("\"region\"");
  }

  @Test
  void separatorsInNamesAreEscaped() {
    SegmentKey key = new SegmentKey("a|b", List.of(new Dimension("c=d", "e\\f")));

    assertThat(key.text()).isEqualTo("a\\|b|c\\=d=e\\\\f");
    assertThat(SegmentKey.parse(key.text())).isEqualTo(key);
  }

  @Property(tries = 300)
  void everyKeyIsReadBackFromItsText(
      @ForAll @Chars({'a', '|', '=', '\\'}) @StringLength(max = 6) String model,
      @ForAll @Chars({'b', '|', '=', '\\'}) @StringLength(max = 6) String name,
      @ForAll @Chars({'c', '|', '=', '\\'}) @StringLength(max = 6) String value) {
    SegmentKey key =
        new SegmentKey(model, List.of(new Dimension(name, value), new Dimension(value, name)));

    assertThat(SegmentKey.parse(key.text())).isEqualTo(key);
  }

  @Test
  void aRollupKeepsSomeOfTheSegmentsDimensions() {
    SegmentKey segment = SegmentKey.parse("model|location=36|horizon=1");

    assertThat(RollupKey.of(segment, List.of()).text()).isEqualTo("model");
    assertThat(RollupKey.of(segment, List.of("location")).text()).isEqualTo("model|location=36");
    assertThat(RollupKey.parse("model|location=36"))
        .isEqualTo(RollupKey.of(segment, List.of("location")));
  }

  @Test
  void aRollupOverAnotherDimensionIsRejected() {
    SegmentKey segment = SegmentKey.parse("model|location=36");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RollupKey.of(segment, List.of("horizon")))
        .withMessageContaining("\"horizon\"");
  }

  private static Policy policy(String... segmentBy) {
    return PolicyBuilder.of("model", 1).segmentBy(List.of(segmentBy)).build();
  }
}
