// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static io.tidemark.flink.AlertHarness.DAY;
import static io.tidemark.flink.AlertHarness.NORTH;
import static io.tidemark.flink.AlertHarness.ROOT;
import static io.tidemark.flink.AlertHarness.SOUTH;
import static io.tidemark.flink.AlertHarness.ended;
import static io.tidemark.flink.AlertHarness.quiet;
import static io.tidemark.flink.AlertHarness.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.tidemark.event.AlertReason;
import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import io.tidemark.flink.event.Moments;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Alerts that version 1 left. Its operator wrote {@code AlertFunction.savepoint}, in the canonical
 * form that every state backend reads, after the south had fired on day 3 and resolved on day 4,
 * the whole model as well and fired again on day 5, when the north fired. Fingerprints are those
 * that it printed.
 */
class AlertTakeoverTest {

  private static final String NORTH_WAS = "c5be23dd7cc11129d3e4337722ea8a20";
  private static final String SOUTH_WAS = "b2409f324d334320409923e1954bc3b6";
  private static final String ROOT_WAS = "cf890250dc59244d598a4af394a84b61";

  private static Stream<StateBackend> backends() {
    return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
  }

  private static AlertHarness restore(StateBackend backend) throws Exception {
    Path sample =
        Path.of(AlertTakeoverTest.class.getResource("/state/v1/AlertFunction.savepoint").toURI());
    OperatorSubtaskState state = OperatorSnapshotUtil.readStateHandle(sample.toString());
    return AlertHarness.restore(state, backend);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void restore_openAlerts_goOnInTheirEpisodes(StateBackend backend) throws Exception {
    try (AlertHarness alert = restore(backend)) {
      alert.send(ended(ROOT, 7), ended(NORTH, 7)).day(7);
      alert.send(quiet(ROOT, 8), quiet(NORTH, 8)).day(8);
      alert.send(quiet(ROOT, 9), quiet(NORTH, 9)).day(9);
      assertThat(alert.alerts())
          .extracting(
              AlertTransition::getFingerprint,
              AlertTransition::getEpisode,
              AlertTransition::getState,
              AlertTransition::getPreviousState,
              AlertTransition::getStartsAt)
          .containsExactly(
              tuple(ROOT_WAS, 2L, AlertState.RECOVERING, AlertState.FIRING, Moments.of(5 * DAY)),
              tuple(NORTH_WAS, 1L, AlertState.RECOVERING, AlertState.FIRING, Moments.of(5 * DAY)),
              tuple(ROOT_WAS, 2L, AlertState.RESOLVED, AlertState.RECOVERING, Moments.of(5 * DAY)),
              tuple(
                  NORTH_WAS, 1L, AlertState.RESOLVED, AlertState.RECOVERING, Moments.of(5 * DAY)));
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void restore_aResolvedAlert_opensTheNextEpisodeUnderItsFingerprint(StateBackend backend)
      throws Exception {
    try (AlertHarness alert = restore(backend)) {
      alert.send(raised(SOUTH, 40)).day(40);
      assertThat(alert.alerts())
          .extracting(
              AlertTransition::getFingerprint,
              AlertTransition::getEpisode,
              AlertTransition::getSequence,
              AlertTransition::getState,
              AlertTransition::getReason)
          .containsExactly(tuple(SOUTH_WAS, 2L, 0, AlertState.FIRING, AlertReason.LIMIT_REACHED));
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void restore_thenSnapshot_isReadAgainInTodaysLayout(StateBackend backend) throws Exception {
    OperatorSubtaskState today;
    try (AlertHarness alert = restore(backend)) {
      alert.send(ended(NORTH, 7)).day(7);
      today = alert.snapshot();
    }
    try (AlertHarness alert = AlertHarness.restore(today, backend)) {
      alert.send(quiet(NORTH, 8)).day(8);
      alert.send(quiet(NORTH, 9)).day(9);
      assertThat(alert.alerts())
          .extracting(AlertTransition::getFingerprint, AlertTransition::getState)
          .containsExactly(tuple(NORTH_WAS, AlertState.RESOLVED));
    }
  }
}
