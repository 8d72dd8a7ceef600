// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.DirectoryInput.Arrived;
import io.tidemark.flink.event.DirectoryInput.Waiting;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link DirectoryInput}. */
public final class DirectoryInputSerializer extends VersionedSerializer<DirectoryInput> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(DirectoryInput value, DataOutputView out) throws IOException {
    out.writeBoolean(value instanceof Waiting);
    Wire.text(value.lookupKey(), out);
    if (value instanceof Waiting w) {
      Wire.text(w.segment(), out);
      Wire.text(w.model(), out);
      Wire.text(w.predictionId(), out);
      out.writeLong(w.eventTimeMicros());
      out.writeLong(w.horizonMicros());
    } else {
      EventWire.write(((Arrived) value).outcome(), out);
      out.writeLong(((Arrived) value).horizonMicros());
    }
  }

  @Override
  protected DirectoryInput read(int version, DataInputView in) throws IOException {
    return in.readBoolean()
        ? new Waiting(
            Wire.text(in),
            Wire.text(in),
            Wire.text(in),
            Wire.text(in),
            in.readLong(),
            in.readLong())
        : new Arrived(Wire.text(in), EventWire.readOutcome(in), in.readLong());
  }
}
