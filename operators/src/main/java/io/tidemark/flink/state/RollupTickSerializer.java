// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.coverage.TickSums;
import io.tidemark.flink.RollupTick;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 3 of {@link RollupTick}; 1 had no features, and 2 no times of alerts. */
public final class RollupTickSerializer extends VersionedSerializer<RollupTick> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 3;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(RollupTick value, DataOutputView out) throws IOException {
    Wire.text(value.rollup(), out);
    Wire.text(value.model(), out);
    out.writeLong(value.tickEndMicros());
    out.writeLong(value.policyVersion());
    SettingsWire.settings(value.settings(), out);
    Wire.compactLongs(value.sums().snapshot(), out);
  }

  @Override
  protected RollupTick read(int version, DataInputView in) throws IOException {
    return new RollupTick(
        Wire.text(in),
        Wire.text(in),
        in.readLong(),
        in.readLong(),
        SettingsWire.settings(version, in),
        TickSums.restore(Wire.compactLongs(in)));
  }
}
