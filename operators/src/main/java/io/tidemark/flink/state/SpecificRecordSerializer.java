// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Generated Avro records in Avro's binary form behind their length. Records are not changed once
 * they are emitted, so a copy is the record itself. State written under an older schema is resolved
 * by Avro's rules.
 */
public final class SpecificRecordSerializer<T extends SpecificRecordBase>
    extends TypeSerializer<T> {

  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final String writerSchema;
  private transient SpecificDatumWriter<T> writer;
  private transient SpecificDatumReader<T> reader;
  private transient BinaryEncoder encoder;
  private transient ByteArrayOutputStream buffer;

  /** Reads and writes the current schema. */
  public SpecificRecordSerializer(Class<T> type) {
    this(type, SpecificData.get().getSchema(type).toString());
  }

  SpecificRecordSerializer(Class<T> type, String writerSchema) {
    this.type = type;
    this.writerSchema = writerSchema;
  }

  @Override
  public void serialize(T value, DataOutputView out) throws IOException {
    open();
    buffer.reset();
    encoder = EncoderFactory.get().binaryEncoder(buffer, encoder);
    writer.write(value, encoder);
    encoder.flush();
    out.writeInt(buffer.size());
    out.write(buffer.toByteArray());
  }

  @Override
  public T deserialize(DataInputView in) throws IOException {
    open();
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }

  @Override
  public T deserialize(T reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    int length = in.readInt();
    out.writeInt(length);
    out.write(in, length);
  }

  private void open() {
    if (writer == null) {
      Schema current = SpecificData.get().getSchema(type);
      SpecificData data = SpecificData.getForClass(type);
      writer = new SpecificDatumWriter<>(current, data);
      reader = new SpecificDatumReader<>(new Schema.Parser().parse(writerSchema), current, data);
      buffer = new ByteArrayOutputStream(256);
    }
  }

  Class<T> type() {
    return type;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return new SpecificRecordSerializer<>(type, writerSchema);
  }

  @Override
  public T createInstance() {
    return null;
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpecificRecordSerializer<?> o && o.type == type;
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new SpecificRecordSerializerSnapshot<>(type);
  }
}
