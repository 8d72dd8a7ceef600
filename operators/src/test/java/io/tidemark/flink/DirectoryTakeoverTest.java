// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.DeadLetterReason;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A directory that a release left which kept each id under a key of its own. It wrote {@code
 * DirectoryFunction.savepoint}, in the canonical form that every state backend reads, after
 * predictions of the ids "settled" and "waits" and of the target "t", and outcomes of "settled" and
 * "early", on days 0 to 2, with a horizon of 16 days.
 */
class DirectoryTakeoverTest {

  private static Stream<StateBackend> backends() {
    return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
  }

  private static DirectoryHarness restore(StateBackend backend) throws Exception {
    Path sample =
        Path.of(
            DirectoryTakeoverTest.class
                .getResource("/state/v1/DirectoryFunction.savepoint")
                .toURI());
    OperatorSubtaskState state = OperatorSnapshotUtil.readStateHandle(sample.toString());
    return DirectoryHarness.restore(state, backend);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void restore_findsWhoWaited(StateBackend backend) throws Exception {
    try (DirectoryHarness directory = restore(backend)) {
      directory.outcome("waits", 3);
      directory.prediction("early", 3);
      directory.targetOutcome("t", 3);

      assertThat(directory.delivered()).containsExactly("waits", "early", "of-target");
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void restore_knowsWhatWasSettled(StateBackend backend) throws Exception {
    try (DirectoryHarness directory = restore(backend)) {
      directory.outcome("settled", 3);

      assertThat(directory.delivered()).isEmpty();
      assertThat(directory.letters()).containsExactly(DeadLetterReason.DUPLICATE_OUTCOME);
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void restore_forgetsInTime(StateBackend backend) throws Exception {
    try (DirectoryHarness directory = restore(backend)) {
      directory.watermark(20);
      assertThat(directory.letters()).containsExactly(DeadLetterReason.UNMATCHED_OUTCOME);

      directory.watermark(40);
      assertThat(directory.isEmpty()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void snapshotOfToday_isRestored(StateBackend backend) throws Exception {
    OperatorSubtaskState state;
    try (DirectoryHarness directory = restore(backend)) {
      directory.prediction("another", 3);
      state = directory.snapshot();
    }
    try (DirectoryHarness directory = DirectoryHarness.restore(state, backend)) {
      List.of("waits", "another").forEach(id -> directory.outcome(id, 4));
      directory.outcome("settled", 4);

      assertThat(directory.delivered()).containsExactly("waits", "another");
      assertThat(directory.letters()).containsExactly(DeadLetterReason.DUPLICATE_OUTCOME);
      assertThat(directory.lastSegment()).isEqualTo(Optional.of("m|region=36"));
    }
  }
}
