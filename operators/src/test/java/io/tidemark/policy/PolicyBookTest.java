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
  void theLastEightVersionsAreKnown() {
    PolicyBook book = PolicyBook.EMPTY;
    for (int version = 1; version <= 10; version++) {
      book = book.with(PolicyDefaults.of("m", version));
    }

    assertThat(book.policies()).hasSize(8);
    assertThat(book.of("m", 3)).isPresent();
    assertThat(book.of("m", 2)).isEmpty();
  }
}
