// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

/**
 * Events as bytes, schema reference included. Safe for use by several threads.
 *
 * @param <T> the event
 */
public interface RecordCoder<T> {

  /**
   * The bytes of an event.
   *
   * @throws CodecException if the event breaks its schema
   */
  byte[] encode(T event);

  /**
   * The event of exactly these bytes, read as the newest schema. Time and memory are linear in the
   * number of bytes, whatever they claim.
   *
   * @throws CodecException if the schema is not known, or the bytes are too short, too long or
   *     malformed
   */
  T decode(byte[] bytes);
}
