// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.SegmentInput;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.SimpleTimerService;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;

/**
 * Runs {@link DirectoryFunction}, and lets it choose the key whose state it writes: what is at hand
 * is written back before each snapshot.
 */
public final class DirectoryOperator
    extends KeyedProcessOperator<String, DirectoryInput, SegmentInput> {

  /** Bytes that a subtask keeps at hand beside Flink's state, at most. */
  public static final long DEFAULT_HELD_BYTES = 64L << 20;

  private static final long serialVersionUID = 1L;
  private static final int LAYOUT = 2;

  /** The layout that was written; version 1 wrote none, and kept each id under its own key. */
  private static final ListStateDescriptor<Integer> LAYOUTS =
      new ListStateDescriptor<>("layout", Types.INT);

  private final DirectoryFunction function;
  private transient ListState<Integer> layouts;
  private transient boolean isOfOld;

  /** Keeps so many bytes at hand at most. */
  public DirectoryOperator(long maxHeldBytes) {
    this(new DirectoryFunction(maxHeldBytes));
  }

  private DirectoryOperator(DirectoryFunction function) {
    super(function);
    this.function = function;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    layouts = context.getOperatorStateStore().getUnionListState(LAYOUTS);
    isOfOld = context.isRestored() && !layouts.get().iterator().hasNext();
  }

  @Override
  public void open() throws Exception {
    function.setCurrentKey(this::setCurrentKey);
    super.open();
    if (isOfOld) {
      takeOver("waiting");
      takeOver("known");
    }
  }

  private void takeOver(String state) throws Exception {
    List<String> keys = OldEntries.keys(getKeyedStateBackend(), state);
    SimpleTimerService timers =
        new SimpleTimerService(
            getInternalTimerService("user-timers", VoidNamespaceSerializer.INSTANCE, this));
    function.takeOver(keys, timers);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    writeBack();
    layouts.update(List.of(LAYOUT));
    super.snapshotState(context);
  }

  /** Writes all that is at hand back to state. */
  void writeBack() throws Exception {
    function.writeBack();
  }
}
