// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import io.tidemark.event.codec.CodecException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DatumReader;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro's single-object encoding: C3 01, the CRC-64-AVRO fingerprint of the schema (8 bytes, least
 * significant first), the body. The fingerprint travels with each record, so no registry is needed.
 *
 * <p>Immutable but for a cache of readers, which is bounded by the number of known schemas. Not
 * serializable: build it where it is used.
 *
 * @see <a href="https://avro.apache.org/docs/1.11.1/specification/#single-object-encoding">Avro
 *     1.11.1, Single-object encoding</a>
 */
public final class SingleObjectCodec<T extends SpecificRecord> implements RecordCoder<T> {

  private static final short MARKER = (short) 0x01C3;

  /** What precedes the body. */
  public static final int HEADER_BYTES = Short.BYTES + Long.BYTES;

  private final AvroBody<T> body;
  private final SchemaStore schemas;
  private final byte[] header;
  private final Map<Long, DatumReader<T>> readers = new ConcurrentHashMap<>();

  /** A codec that knows the writers in this store. */
  public SingleObjectCodec(Class<T> event, SchemaStore schemas) {
    this.body = new AvroBody<>(event);
    this.schemas = schemas;
    this.header =
        ByteBuffer.allocate(HEADER_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort(MARKER)
            .putLong(SchemaNormalization.parsingFingerprint64(body.schema()))
            .array();
  }

  /** A codec that knows every version that has shipped. */
  public static <T extends SpecificRecord> SingleObjectCodec<T> of(Class<T> event) {
    return new SingleObjectCodec<>(event, ShippedSchemas.get());
  }

  @Override
  public byte[] encode(T event) {
    return body.encode(header, event);
  }

  /** Whether these are bytes with the header of the newest schema, which {@link #encode} writes. */
  public boolean wroteNewest(byte[] bytes) {
    return bytes.length >= HEADER_BYTES
        && Arrays.equals(bytes, 0, HEADER_BYTES, header, 0, HEADER_BYTES);
  }

  @Override
  public T decode(byte[] bytes) {
    if (bytes.length < HEADER_BYTES) {
      throw new CodecException(
          Reason.UNDECODABLE,
          "payload must have a header of " + HEADER_BYTES + " bytes: had " + bytes.length);
    }
    ByteBuffer start = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (start.getShort() != MARKER) {
      throw new CodecException(
          Reason.UNDECODABLE,
          String.format("payload must start with C3 01: was %02X %02X", bytes[0], bytes[1]));
    }
    return body.decode(reader(start.getLong()), bytes, HEADER_BYTES);
  }

  private DatumReader<T> reader(long fingerprint) {
    DatumReader<T> known = readers.get(fingerprint);
    return known != null
        ? known
        : readers.computeIfAbsent(fingerprint, f -> body.readerOf(schema(f)));
  }

  private Schema schema(long fingerprint) {
    try {
      Schema schema = schemas.findByFingerprint(fingerprint);
      if (schema != null) {
        return schema;
      }
    } catch (MissingSchemaException e) {
      throw unknown(fingerprint, e);
    }
    throw unknown(fingerprint, null);
  }

  private CodecException unknown(long fingerprint, Throwable cause) {
    String message =
        String.format(
            "fingerprint must be of a known schema of %s: was %016x",
            body.schema().getFullName(), fingerprint);
    return new CodecException(Reason.UNKNOWN_SCHEMA, message, cause);
  }
}
