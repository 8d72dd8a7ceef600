// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import io.tidemark.event.codec.CodecException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** The part of an encoding that follows the reference to its schema. */
final class AvroBody<T extends SpecificRecord> {

  private final SpecificData model;
  private final Schema schema;
  private final SpecificDatumWriter<T> writer;

  AvroBody(Class<T> event) {
    this.model = SpecificData.getForClass(event);
    this.schema = model.getSchema(event);
    this.writer = new SpecificDatumWriter<>(schema, model);
  }

  /** The schema that is written, and read as. */
  Schema schema() {
    return schema;
  }

  /** A reader of what was written by an older or newer schema of the same event. */
  DatumReader<T> readerOf(Schema written) {
    if (!written.getFullName().equals(schema.getFullName())) {
      throw new CodecException(
          Reason.UNKNOWN_SCHEMA,
          "schema must be of " + schema.getFullName() + ": was of " + written.getFullName());
    }
    return new SpecificDatumReader<>(written, schema, model);
  }

  byte[] encode(byte[] header, T event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    bytes.writeBytes(header);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      writer.write(event, encoder);
      encoder.flush();
    } catch (IOException | RuntimeException e) {
      String message = "an event must keep to " + schema.getFullName() + ": " + e.getMessage();
      throw new CodecException(Reason.UNENCODABLE, message, e);
    }
    return bytes.toByteArray();
  }

  T decode(DatumReader<T> reader, byte[] bytes, int offset) {
    BoundedDecoder body = new BoundedDecoder(bytes, offset);
    T event;
    try {
      event = reader.read(null, body);
    } catch (IOException | RuntimeException e) {
      String message = "payload must be a " + schema.getFullName() + ": " + reason(e);
      throw new CodecException(Reason.UNDECODABLE, message, e);
    }
    if (body.remaining() > 0) {
      throw new CodecException(
          Reason.UNDECODABLE,
          "payload must end after one "
              + schema.getFullName()
              + ": had "
              + body.remaining()
              + " bytes more");
    }
    return event;
  }

  /** Java drops the message of an exception that it throws itself, once that happens often. */
  private static String reason(Exception e) {
    if (e instanceof IndexOutOfBoundsException) {
      return "an index is out of bounds";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
