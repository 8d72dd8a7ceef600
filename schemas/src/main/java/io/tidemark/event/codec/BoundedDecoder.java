// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary encoding, read from an array and never believed further than the array reaches: a
 * length or count is checked against the bytes that are left before anything is allocated for it.
 * Avro's own decoder allocates first. Every item of an array or map must take at least a byte,
 * which holds for every schema that ships.
 */
final class BoundedDecoder extends Decoder {

  private static final char REPLACEMENT = '\uFFFD';

  private final ByteBuffer bytes;

  BoundedDecoder(byte[] bytes, int offset) {
    this.bytes =
        ByteBuffer.wrap(bytes, offset, bytes.length - offset).order(ByteOrder.LITTLE_ENDIAN);
  }

  int remaining() {
    return bytes.remaining();
  }

  private int within(long length, String what) throws IOException {
    if (length < 0) {
      throw new IOException(what + " must be at least 0: was " + length);
    }
    if (length > bytes.remaining()) {
      throw new EOFException(
          what + " must be at most " + bytes.remaining() + ", the bytes left: was " + length);
    }
    return (int) length;
  }

  private byte[] take(long length, String what) throws IOException {
    byte[] taken = new byte[within(length, what)];
    bytes.get(taken);
    return taken;
  }

  private void skip(long length, String what) throws IOException {
    bytes.position(bytes.position() + within(length, what));
  }

  private byte next() throws IOException {
    within(1, "length");
    return bytes.get();
  }

  /** A count of items; a negative one says that the block's size in bytes follows. */
  private long items() throws IOException {
    long count = readLong();
    if (count >= 0) {
      return within(count, "item count");
    }
    within(readLong(), "block size");
    return within(-count, "item count");
  }

  @Override
  public void readNull() {}

  @Override
  public boolean readBoolean() throws IOException {
    byte b = next();
    if (b != 0 && b != 1) {
      throw new IOException("a boolean must be 0 or 1: was " + b);
    }
    return b == 1;
  }

  @Override
  public int readInt() throws IOException {
    long value = readLong();
    if (value != (int) value) {
      throw new IOException("an int must fit 32 bits: was " + value);
    }
    return (int) value;
  }

  @Override
  public long readLong() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte b = next();
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new IOException("a number must take at most 10 bytes: took more");
  }

  @Override
  public float readFloat() throws IOException {
    within(Float.BYTES, "length");
    return bytes.getFloat();
  }

  @Override
  public double readDouble() throws IOException {
    within(Double.BYTES, "length");
    return bytes.getDouble();
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    return new Utf8(readString());
  }

  @Override
  public String readString() throws IOException {
    byte[] utf8 = take(readLong(), "string length");
    String text = new String(utf8, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      requireUtf8(utf8);
    }
    return text;
  }

  /** Two malformed ids must not become the same id by replacement. */
  private static void requireUtf8(byte[] utf8) throws IOException {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
    } catch (CharacterCodingException e) {
      throw new IOException("a string must be UTF-8: was not", e);
    }
  }

  @Override
  public void skipString() throws IOException {
    skip(readLong(), "string length");
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    return ByteBuffer.wrap(take(readLong(), "bytes length"));
  }

  @Override
  public void skipBytes() throws IOException {
    skip(readLong(), "bytes length");
  }

  @Override
  public void readFixed(byte[] target, int start, int length) throws IOException {
    within(length, "fixed length");
    bytes.get(target, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    skip(length, "fixed length");
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  @Override
  public long readArrayStart() throws IOException {
    return items();
  }

  @Override
  public long arrayNext() throws IOException {
    return items();
  }

  @Override
  public long skipArray() throws IOException {
    return items();
  }

  @Override
  public long readMapStart() throws IOException {
    return items();
  }

  @Override
  public long mapNext() throws IOException {
    return items();
  }

  @Override
  public long skipMap() throws IOException {
    return items();
  }
}
