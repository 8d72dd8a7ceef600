// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.Tally;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link Tally}. */
public final class TallySerializer extends VersionedSerializer<Tally> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(Tally value, DataOutputView out) throws IOException {
    Wire.text(value.kind().name(), out);
    Wire.text(value.model(), out);
    Wire.text(value.segment(), out);
    out.writeLong(value.count());
  }

  @Override
  protected Tally read(int version, DataInputView in) throws IOException {
    return new Tally(
        Tally.Kind.valueOf(Wire.text(in)), Wire.text(in), Wire.text(in), in.readLong());
  }
}
