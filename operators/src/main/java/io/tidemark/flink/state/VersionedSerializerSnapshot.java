// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;

/** Remembers which class wrote a state, and in which version of its layout. */
public final class VersionedSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {

  private static final int SNAPSHOT_VERSION = 1;

  private Class<? extends VersionedSerializer<T>> serializer;
  private int version;

  /** For Flink, before {@link #readSnapshot}. */
  public VersionedSerializerSnapshot() {}

  @SuppressWarnings("unchecked")
  VersionedSerializerSnapshot(VersionedSerializer<T> serializer) {
    this.serializer = (Class<? extends VersionedSerializer<T>>) serializer.getClass();
    this.version = serializer.version();
  }

  @Override
  public int getCurrentVersion() {
    return SNAPSHOT_VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(serializer.getName());
    out.writeInt(version);
  }

  @Override
  @SuppressWarnings("unchecked")
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader)
      throws IOException {
    Class<?> named = InstantiationUtil.resolveClassByName(in, userCodeClassLoader);
    serializer = (Class<? extends VersionedSerializer<T>>) named;
    version = in.readInt();
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return InstantiationUtil.instantiate(serializer).reading(version);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> oldSnapshot) {
    if (!(oldSnapshot instanceof VersionedSerializerSnapshot<T> old)
        || old.serializer != serializer
        || old.version > version) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    return old.version == version
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
  }
}
