// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.ensemble.EnsembleUnit;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link EnsembleUnit}. */
public final class EnsembleUnitSerializer extends VersionedSerializer<EnsembleUnit> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(EnsembleUnit value, DataOutputView out) throws IOException {
    Wire.map(value.dimensions(), out);
    out.writeLong(value.latestMicros());
    out.writeLong(value.deadlineMicros());
    out.writeByte(value.stage().ordinal());
    Wire.matrix(value.quantiles(), out);
    Wire.matrix(value.weights(), out);
  }

  @Override
  protected EnsembleUnit read(int version, DataInputView in) throws IOException {
    return new EnsembleUnit(
        Wire.map(in),
        in.readLong(),
        in.readLong(),
        EnsembleUnit.Stage.values()[in.readByte()],
        Wire.matrix(in),
        Wire.matrix(in));
  }
}
