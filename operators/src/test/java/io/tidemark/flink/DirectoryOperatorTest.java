// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.DeadLetterReason;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How much the directory keeps at hand changes nothing that it says. */
class DirectoryOperatorTest {

  private static final int IDS = 3_000;

  private static Stream<StateBackend> backends() {
    return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
  }

  /** What was delivered, and why outcomes were set aside. */
  private record Said(List<String> delivered, List<DeadLetterReason> letters, boolean empty) {}

  private static Said run(long maxHeldBytes, StateBackend backend) throws Exception {
    try (DirectoryHarness directory = DirectoryHarness.open(maxHeldBytes, backend)) {
      for (int i = 0; i < IDS; i++) {
        if (i % 7 == 0) {
          directory.outcome("id" + i, 0); // early
        }
        directory.prediction("id" + i, 1);
      }
      for (int i = 0; i < IDS; i += 2) {
        directory.outcome("id" + i, 2);
      }
      for (int i = 0; i < IDS; i += 5) {
        directory.outcome("none" + i, 2);
      }
      directory.watermark(60);
      return new Said(directory.delivered(), directory.letters(), directory.isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void nothingAtHand_saysTheSameAsAllAtHand(StateBackend backend) throws Exception {
    Said none = run(0, backend);
    Said all = run(Long.MAX_VALUE, backend);

    assertThat(none.delivered()).hasSize(IDS / 2 + (IDS / 7 + 1) / 2).doesNotHaveDuplicates();
    assertThat(none.delivered()).isEqualTo(all.delivered());
    assertThat(none.letters()).containsExactlyInAnyOrderElementsOf(all.letters());
    assertThat(none.letters())
        .contains(DeadLetterReason.DUPLICATE_OUTCOME, DeadLetterReason.UNMATCHED_OUTCOME);
    assertThat(none.empty()).isTrue();
    assertThat(all.empty()).isTrue();
  }
}
