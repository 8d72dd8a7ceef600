// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Segments that a release left which kept each prediction, and each outcome that came first, in an
 * entry of its own. It wrote {@code CalibrateFunction.savepoint}, in the canonical form that every
 * state backend reads, after the first 700 steps of {@link ManySegments}.
 */
class CalibrateTakeoverTest {

  private static final int LEFT_AT = 700;
  private static final int STEPS = 1_600;

  private static OperatorSubtaskState sample() throws Exception {
    Path sample =
        Path.of(
            CalibrateTakeoverTest.class
                .getResource("/state/v1/CalibrateFunction.savepoint")
                .toURI());
    return OperatorSnapshotUtil.readStateHandle(sample.toString());
  }

  /** Sorted, because timers of several segments fire in another order after a restore. */
  @ParameterizedTest
  @EnumSource(ManySegments.Backend.class)
  void restore_goesOnAsIfItHadKeptItsPredictionsInTables(ManySegments.Backend backend)
      throws Exception {
    try (ManySegments through =
            ManySegments.open(
                ManySegments.policy(), CacheBounds.DEFAULT, ManySegments.Backend.HEAP);
        ManySegments restored =
            ManySegments.restore(ManySegments.policy(), CacheBounds.DEFAULT, backend, sample())) {
      through.steps(0, LEFT_AT);
      through.outputs();
      through.steps(LEFT_AT, STEPS);
      restored.steps(LEFT_AT, STEPS);

      List<String> outputs = restored.outputs().stream().sorted().toList();
      assertThat(outputs).hasSizeGreaterThan(STEPS - LEFT_AT);
      assertThat(outputs).isEqualTo(through.outputs().stream().sorted().toList());
      Map<String, String> state = restored.state();
      assertThat(state).hasSameSizeAs(through.state());
      assertThat(restored.segmentsIn("last-seen")).isNotEmpty();
      assertThat(restored.segmentsIn(SegmentState.OLD_PREDICTIONS)).isEmpty();
      assertThat(restored.segmentsIn(SegmentState.OLD_EARLY)).isEmpty();
    }
  }
}
