// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.alert.AlertLifecycle;
import io.tidemark.alert.AlertState;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link AlertLifecycle}. */
public final class LifecycleSerializer extends VersionedSerializer<AlertLifecycle> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(AlertLifecycle value, DataOutputView out) throws IOException {
    Wire.text(value.fingerprint(), out);
    Wire.text(value.state().name(), out);
    out.writeLong(value.episode());
    out.writeLong(value.startsAtMicros());
  }

  @Override
  protected AlertLifecycle read(int version, DataInputView in) throws IOException {
    return new AlertLifecycle(
        Wire.text(in), AlertState.valueOf(Wire.text(in)), in.readLong(), in.readLong());
  }
}
