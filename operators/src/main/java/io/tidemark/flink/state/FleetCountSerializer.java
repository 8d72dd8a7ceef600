// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.FleetCount;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 2 of {@link FleetCount}; version 1 had no times of alerts. */
public final class FleetCountSerializer extends VersionedSerializer<FleetCount> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 2;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(FleetCount value, DataOutputView out) throws IOException {
    Wire.text(value.model(), out);
    Wire.text(value.rollup(), out);
    out.writeLong(value.tickEndMicros());
    out.writeLong(value.trials());
    out.writeLong(value.policyVersion());
    SettingsWire.settings(value.settings(), out);
  }

  @Override
  protected FleetCount read(int version, DataInputView in) throws IOException {
    return new FleetCount(
        Wire.text(in),
        Wire.text(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        SettingsWire.settings(version + 1, in));
  }
}
