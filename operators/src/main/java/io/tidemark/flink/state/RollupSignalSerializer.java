// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.evidence.MissWatch.Change;
import io.tidemark.evidence.MissWatch.Finding;
import io.tidemark.flink.RollupSignal;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link RollupSignal}. */
public final class RollupSignalSerializer extends VersionedSerializer<RollupSignal> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(RollupSignal value, DataOutputView out) throws IOException {
    Wire.text(value.model(), out);
    Wire.text(value.rollup(), out);
    out.writeDouble(value.targetMiscoverage());
    out.writeDouble(value.nullRate());
    out.writeDouble(value.averageRunLength());
    out.writeBoolean(value.perBlock());
    out.writeDouble(value.missAutocorrelation());
    out.writeDouble(value.designEffect());
    out.writeLong(value.policyVersion());
    Finding f = value.finding();
    Wire.text(f.change().name(), out);
    out.writeLong(f.atMicros());
    out.writeLong(f.sinceMicros());
    out.writeDouble(f.logEvidence());
    out.writeDouble(f.logLimit());
    out.writeLong(f.units());
    out.writeLong(f.trials());
    out.writeLong(f.misses());
  }

  @Override
  protected RollupSignal read(int version, DataInputView in) throws IOException {
    return new RollupSignal(
        Wire.text(in),
        Wire.text(in),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readBoolean(),
        in.readDouble(),
        in.readDouble(),
        in.readLong(),
        new Finding(
            Change.valueOf(Wire.text(in)),
            in.readLong(),
            in.readLong(),
            in.readDouble(),
            in.readDouble(),
            in.readLong(),
            in.readLong(),
            in.readLong()));
  }
}
