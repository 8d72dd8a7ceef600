// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.alert.AlertSettings;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link AlertSettings}. */
public final class AlertSettingsSerializer extends VersionedSerializer<AlertSettings> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(AlertSettings value, DataOutputView out) throws IOException {
    SettingsWire.alerts(value, out);
  }

  @Override
  protected AlertSettings read(int version, DataInputView in) throws IOException {
    return SettingsWire.alerts(in);
  }
}
