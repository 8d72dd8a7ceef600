// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.CalibratedPrediction;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.policy.PolicyBook;
import java.util.List;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;

/**
 * Runs {@link CalibrateFunction}, and lets it choose the key whose state it writes: segments that
 * are at hand are written back before each snapshot.
 */
public final class CalibrateOperator
    extends CoBroadcastWithKeyedOperator<String, SegmentInput, PolicyInput, CalibratedPrediction> {

  private static final long serialVersionUID = 1L;

  private final CalibrateFunction function;

  /** Starts from these policies. */
  public CalibrateOperator(PolicyBook initial, OutcomeLookup lookup, CacheBounds bounds) {
    this(new CalibrateFunction(initial, lookup, bounds));
  }

  private CalibrateOperator(CalibrateFunction function) {
    super(function, List.of(PolicyView.DESCRIPTOR, Relearning.DESCRIPTOR));
    this.function = function;
  }

  @Override
  public void open() throws Exception {
    function.setCurrentKey(this::setCurrentKey);
    super.open();
    function.takeOver(
        OldEntries.keys(getKeyedStateBackend(), SegmentState.OLD_PREDICTIONS),
        OldEntries.keys(getKeyedStateBackend(), SegmentState.OLD_EARLY));
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    writeBack();
    super.snapshotState(context);
  }

  /** Writes all that is at hand back to state. */
  void writeBack() throws Exception {
    function.writeBack();
  }
}
