// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.TriageCell;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link TriageCell}. */
public final class TriageCellSerializer extends VersionedSerializer<TriageCell> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(TriageCell value, DataOutputView out) throws IOException {
    out.writeDouble(value.logEValue());
    out.writeLong(value.trials());
    out.writeLong(value.misses());
    out.writeLong(value.outcomes());
    out.writeBoolean(value.thin());
    out.writeLong(value.policyVersion());
    out.writeLong(value.lengthMicros());
    out.writeInt(value.idleReviews());
  }

  @Override
  protected TriageCell read(int version, DataInputView in) throws IOException {
    return new TriageCell(
        in.readDouble(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        in.readLong(),
        in.readLong(),
        in.readInt());
  }
}
