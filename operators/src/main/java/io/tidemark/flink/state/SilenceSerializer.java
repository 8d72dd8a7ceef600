// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.alert.Silence;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link Silence}. */
public final class SilenceSerializer extends VersionedSerializer<Silence> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(Silence value, DataOutputView out) throws IOException {
    Wire.optionalText(value.fingerprint(), out);
    Wire.optionalText(value.rollup(), out);
    out.writeLong(value.untilMicros());
  }

  @Override
  protected Silence read(int version, DataInputView in) throws IOException {
    return new Silence(Wire.optionalText(in), Wire.optionalText(in), in.readLong());
  }
}
