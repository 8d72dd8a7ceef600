// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;

/** Remembers the record class and the schema that a state was written under. */
public final class SpecificRecordSerializerSnapshot<T extends SpecificRecordBase>
    implements TypeSerializerSnapshot<T> {

  private Class<T> type;
  private String schema;

  /** For Flink, before {@link #readSnapshot}. */
  public SpecificRecordSerializerSnapshot() {}

  SpecificRecordSerializerSnapshot(Class<T> type) {
    this.type = type;
    this.schema = SpecificData.get().getSchema(type).toString();
  }

  @Override
  public int getCurrentVersion() {
    return 1;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    byte[] bytes = schema.getBytes(StandardCharsets.UTF_8);
    out.writeUTF(type.getName());
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @Override
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader)
      throws IOException {
    type = InstantiationUtil.resolveClassByName(in, userCodeClassLoader);
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    schema = new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return new SpecificRecordSerializer<>(type, schema);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> oldSnapshot) {
    if (!(oldSnapshot instanceof SpecificRecordSerializerSnapshot<T> old) || old.type != type) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    if (old.schema.equals(schema)) {
      return TypeSerializerSchemaCompatibility.compatibleAsIs();
    }
    Schema reader = new Schema.Parser().parse(schema);
    Schema writer = new Schema.Parser().parse(old.schema);
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
            == SchemaCompatibilityType.COMPATIBLE
        ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
