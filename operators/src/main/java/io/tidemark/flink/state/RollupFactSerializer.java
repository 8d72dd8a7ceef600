// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.coverage.SegmentFact;
import io.tidemark.flink.MonitorSettings;
import io.tidemark.flink.RollupFact;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link RollupFact}. */
public final class RollupFactSerializer extends VersionedSerializer<RollupFact> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(RollupFact value, DataOutputView out) throws IOException {
    Wire.text(value.rollup(), out);
    Wire.text(value.model(), out);
    write(value.fact(), out);
    out.writeLong(value.policyVersion());
    MonitorSettings s = value.settings();
    Wire.doubles(s.targets(), out);
    out.writeDouble(s.tolerance());
    out.writeDouble(s.averageRunLength());
    out.writeBoolean(s.perBlock());
    out.writeLong(s.tickMicros());
    out.writeLong(s.retentionMicros());
  }

  private static void write(SegmentFact fact, DataOutputView out) throws IOException {
    out.writeByte(fact.kind().ordinal());
    out.writeLong(fact.eventTimeMicros());
    out.writeLong(fact.predictionHash());
    out.writeLong(fact.delayMicros());
    out.writeDouble(fact.score());
    Wire.booleans(fact.miscovered(), out);
    Wire.booleans(fact.baselineMiscovered(), out);
    Wire.doubles(fact.widths(), out);
    Wire.doubles(fact.intervalScores(), out);
  }

  private static SegmentFact readFact(DataInputView in) throws IOException {
    return new SegmentFact(
        SegmentFact.Kind.values()[in.readByte()],
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readDouble(),
        Wire.booleans(in),
        Wire.booleans(in),
        Wire.doubles(in),
        Wire.doubles(in));
  }

  @Override
  protected RollupFact read(int version, DataInputView in) throws IOException {
    return new RollupFact(
        Wire.text(in),
        Wire.text(in),
        readFact(in),
        in.readLong(),
        new MonitorSettings(
            Wire.doubles(in),
            in.readDouble(),
            in.readDouble(),
            in.readBoolean(),
            in.readLong(),
            in.readLong()));
  }
}
