// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.ensemble.EnsembleState;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link EnsembleState}. */
public final class EnsembleStateSerializer extends VersionedSerializer<EnsembleState> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(EnsembleState value, DataOutputView out) throws IOException {
    Wire.text(value.key(), out);
    Wire.matrix(value.weights(), out);
    out.writeLong(value.outcomes());
    Wire.matrix(value.sums(), out);
    out.writeDouble(value.ensembleSum());
    out.writeLong(value.lastMicros());
  }

  @Override
  protected EnsembleState read(int version, DataInputView in) throws IOException {
    return new EnsembleState(
        Wire.text(in),
        Wire.matrix(in),
        in.readLong(),
        Wire.matrix(in),
        in.readDouble(),
        in.readLong());
  }
}
