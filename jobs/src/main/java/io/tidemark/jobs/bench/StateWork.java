// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.flink.event.SegmentInput;
import java.io.IOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/** Reads and writes one value of 64 bytes per event: the least that a keyed operator does. */
final class StateWork implements FloorWork {

  private static final long serialVersionUID = 1L;
  private static final int BYTES = 64;

  private transient ValueState<byte[]> state;

  @Override
  public void open(RuntimeContext context) {
    state =
        context.getState(
            new ValueStateDescriptor<>(
                "bytes", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  @Override
  public void onPrediction() throws IOException {
    readAndWrite();
  }

  @Override
  public void onOutcome(SegmentInput.OutcomeArrived outcome) throws IOException {
    readAndWrite();
  }

  private void readAndWrite() throws IOException {
    byte[] bytes = state.value();
    byte[] next = bytes == null ? new byte[BYTES] : bytes;
    next[0]++;
    state.update(next);
  }
}
