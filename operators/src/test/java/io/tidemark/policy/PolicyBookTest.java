// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyBookTest {

  @Test
  void aModelWithoutAPolicyTakesTheStar() {
    PolicyBook book =
        PolicyBook.of(List.of(PolicyDefaults.of("*", 3), PolicyDefaults.of("named", 4)));

    assertThat(book.of("named").version()).isEqualTo(4);
    assertThat(book.of("other").version()).isEqualTo(3);
  }

  @Test
  void anEmptyBookGivesTheDefaultsAsVersionZero() {
    assertThat(PolicyBook.EMPTY.of("any")).isEqualTo(PolicyDefaults.of("*", 0));
    assertThat(PolicyBook.EMPTY.of("any", 0)).contains(PolicyDefaults.of("*", 0));
    assertThat(PolicyBook.EMPTY.of("any", 1)).isEmpty();
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    Policy first = PolicyDefaults.of("m", 1);
    Policy second = PolicyDefaults.of("m", 2);

    PolicyBook book = PolicyBook.EMPTY.with(second).with(first);

    assertThat(book.of("m")).isEqualTo(second);
    assertThat(book.policies()).containsExactly(first, second);
  }

  @Test
  void withLeavesTheOldBookAlone() {
    PolicyBook before = PolicyBook.EMPTY.with(PolicyDefaults.of("m", 1));

    PolicyBook after = before.with(PolicyDefaults.of("m", 2));

    assertThat(before.of("m").version()).isEqualTo(1);
    assertThat(after.of("m").version()).isEqualTo(2);
  }

  @Test
  void theLastSixtyFourVersionsAreKnown() {
    PolicyBook book = PolicyBook.EMPTY;
    for (int version = 1; version <= 70; version++) {
      book = book.with(PolicyDefaults.of("m", version));
    }

    assertThat(book.policies()).hasSize(64);
    assertThat(book.of("m", 7)).isPresent();
    assertThat(book.of("m", 6)).isEmpty();
  }

  @Test
  void aVersionMustRise() {
    PolicyBook book = PolicyBook.EMPTY.with(PolicyDefaults.of("m", 5));
    Policy same = PolicyDefaults.of("m", 5);
    Policy other = PolicyBuilder.from(same).labelHorizon(1).build();

    assertThat(book.refusal(PolicyDefaults.of("m", 6))).isEmpty();
    assertThat(book.refusal(same)).isEmpty();
    assertThat(book.refusal(other))
        .map(PolicyProblem::message)
        .contains("version must be above 5, the newest known of m: was 5");
    assertThat(book.refusal(PolicyDefaults.of("m", 4))).isPresent();
    assertThat(book.refusal(PolicyDefaults.of("n", 0))).isPresent();
  }

  @Test
  void aRemovedPolicyIsOnlyKnown_untilAnewerOneComes() {
    PolicyBook book = PolicyBook.of(List.of(PolicyDefaults.of("*", 1), PolicyDefaults.of("m", 5)));

    PolicyBook removed = book.without("m");

    assertThat(removed.of("m").version()).isEqualTo(1);
    assertThat(removed.exact("m", 5)).isPresent();
    assertThat(removed.refusal(PolicyDefaults.of("m", 5))).isPresent();
    assertThat(removed.with(PolicyDefaults.of("m", 6)).of("m").version()).isEqualTo(6);
  }

  @Test
  void aModelIsCutAlike_whenAllPoliciesThatItsPredictionsMayHaveDo() {
    Policy own = PolicyBuilder.of("m", 5).segmentBy(List.of("region")).build();

    assertThat(PolicyBook.EMPTY.oneSegmentation("m")).isTrue();
    assertThat(PolicyBook.of(List.of(own)).oneSegmentation("m")).isTrue();
    assertThat(PolicyBook.of(List.of(own)).oneSegmentation("other")).isTrue();
    assertThat(PolicyBook.of(List.of(own)).without("m").oneSegmentation("m")).isFalse();
    assertThat(PolicyBook.EMPTY.with(own).oneSegmentation("m")).isFalse();
  }
}
