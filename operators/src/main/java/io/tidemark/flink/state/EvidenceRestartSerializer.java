// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.EvidenceRestart;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link EvidenceRestart}. */
public final class EvidenceRestartSerializer extends VersionedSerializer<EvidenceRestart> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(EvidenceRestart value, DataOutputView out) throws IOException {
    Wire.text(value.rollup(), out);
    Wire.text(value.fingerprint(), out);
    out.writeBoolean(value.allDetectors());
    out.writeLong(value.askedMicros());
  }

  @Override
  protected EvidenceRestart read(int version, DataInputView in) throws IOException {
    return new EvidenceRestart(Wire.text(in), Wire.text(in), in.readBoolean(), in.readLong());
  }
}
