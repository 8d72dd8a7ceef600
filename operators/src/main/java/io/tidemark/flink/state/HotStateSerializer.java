// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.predictor.HotState;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 2 of {@link HotState}; version 1 ends before the last misses. */
public final class HotStateSerializer extends VersionedSerializer<HotState> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 2;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(HotState value, DataOutputView out) throws IOException {
    Wire.text(value.planKey(), out);
    out.writeLong(value.count());
    out.writeLong(value.firstOutcomeMicros());
    out.writeLong(value.lastOutcomeMicros());
    Wire.matrix(value.trackers(), out);
    Wire.doubles(value.baseline(), out);
    Wire.booleans(value.lastBaselineMissed(), out);
  }

  @Override
  protected HotState read(int version, DataInputView in) throws IOException {
    return new HotState(
        Wire.text(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Wire.matrix(in),
        Wire.doubles(in),
        version < VERSION ? new boolean[0] : Wire.booleans(in));
  }
}
