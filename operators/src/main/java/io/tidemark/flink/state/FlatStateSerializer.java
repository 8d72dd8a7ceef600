// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.quantile.FlatState;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link FlatState}. */
public final class FlatStateSerializer extends VersionedSerializer<FlatState> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(FlatState value, DataOutputView out) throws IOException {
    Wire.longs(value.longs(), out);
    Wire.doubles(value.doubles(), out);
  }

  @Override
  protected FlatState read(int version, DataInputView in) throws IOException {
    return new FlatState(Wire.longs(in), Wire.doubles(in));
  }
}
