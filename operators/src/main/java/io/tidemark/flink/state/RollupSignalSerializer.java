// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.RollupSignal;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 2 of {@link RollupSignal}. Signals are never kept, so version 1 is not read. */
public final class RollupSignalSerializer extends VersionedSerializer<RollupSignal> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 2;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(RollupSignal value, DataOutputView out) throws IOException {
    Wire.text(value.model(), out);
    Wire.text(value.rollup(), out);
    Wire.texts(value.ancestors(), out);
    out.writeLong(value.tickStartMicros());
    out.writeLong(value.tickEndMicros());
    out.writeBoolean(value.perBlock());
    out.writeDouble(value.logEValue());
    ReadingWire.health(value.health(), out);
    ReadingWire.targets(value.targets(), out);
    ReadingWire.readings(value.readings(), out);
    out.writeLong(value.policyVersion());
  }

  @Override
  protected RollupSignal read(int version, DataInputView in) throws IOException {
    if (version != VERSION) {
      throw Wire.unknown("signal version", version);
    }
    return new RollupSignal(
        Wire.text(in),
        Wire.text(in),
        Wire.texts(in),
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        in.readDouble(),
        ReadingWire.health(in),
        ReadingWire.targets(in),
        ReadingWire.readings(in),
        in.readLong());
  }
}
