// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.FleetCell;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link FleetCell}. */
public final class FleetCellSerializer extends VersionedSerializer<FleetCell> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(FleetCell value, DataOutputView out) throws IOException {
    out.writeLong(value.reviewEndMicros());
    Wire.text(value.rollup(), out);
    out.writeLong(value.tickEndMicros());
  }

  @Override
  protected FleetCell read(int version, DataInputView in) throws IOException {
    return new FleetCell(in.readLong(), Wire.text(in), in.readLong());
  }
}
