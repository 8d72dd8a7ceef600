// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Layout version 1 of the blocks of tables: of waiting predictions ({@link PendingRecords}) and of
 * the directory ({@link DirectoryRecords}). Blocks are never changed, so they are not copied.
 */
public final class BlockSerializer extends VersionedSerializer<byte[]> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(byte[] block, DataOutputView out) throws IOException {
    Wire.bytes(block, out);
  }

  @Override
  protected byte[] read(int version, DataInputView in) throws IOException {
    return Wire.bytes(in);
  }
}
