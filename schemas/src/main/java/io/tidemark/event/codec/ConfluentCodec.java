// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import io.tidemark.event.codec.CodecException.Reason;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Confluent's wire format: a zero byte, the registry's id of the schema (4 bytes, most significant
 * first), the body.
 *
 * <p>Immutable but for a cache of readers, which is bounded by the number of ids that exist. Not
 * serializable: build it where it is used.
 *
 * @see <a
 *     href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">Confluent,
 *     Wire format</a>
 */
public final class ConfluentCodec<T extends SpecificRecord> implements RecordCoder<T> {

  private static final int HEADER_BYTES = Byte.BYTES + Integer.BYTES;

  private final AvroBody<T> body;
  private final SchemaIds ids;
  private final byte[] header;
  private final Map<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();

  /** Asks the registry for the id of the event's schema at once. */
  public ConfluentCodec(Class<T> event, SchemaIds ids) {
    this.body = new AvroBody<>(event);
    this.ids = ids;
    this.header =
        ByteBuffer.allocate(HEADER_BYTES).put((byte) 0).putInt(ids.idOf(body.schema())).array();
  }

  @Override
  public byte[] encode(T event) {
    return body.encode(header, event);
  }

  @Override
  public T decode(byte[] bytes) {
    if (bytes.length < HEADER_BYTES) {
      throw new CodecException(
          Reason.UNDECODABLE,
          "payload must have a header of " + HEADER_BYTES + " bytes: had " + bytes.length);
    }
    if (bytes[0] != 0) {
      throw new CodecException(
          Reason.UNDECODABLE, String.format("payload must start with 00: was %02X", bytes[0]));
    }
    int id = ByteBuffer.wrap(bytes).getInt(1);
    DatumReader<T> reader =
        readers.computeIfAbsent(id, unseen -> body.readerOf(ids.schemaOf(unseen)));
    return body.decode(reader, bytes, HEADER_BYTES);
  }
}
