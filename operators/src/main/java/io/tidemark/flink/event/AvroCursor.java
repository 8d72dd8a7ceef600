// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * A place in a record of Avro's binary encoding. It reads what common writers write and throws
 * {@link Unusual} at all else, such as blocks with their sizes, bytes that are no UTF-8, and
 * lengths that reach beyond the end; nothing is allocated for a length before it was checked.
 */
final class AvroCursor {

  private static final char REPLACEMENT = '\uFFFD';

  /** What is left to a reader that knows all of Avro. */
  static final class Unusual extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Unusual INSTANCE = new Unusual();

    private Unusual() {
      super("not the plain form", null, false, false);
    }
  }

  private final byte[] bytes;
  private final ByteBuffer numbers;
  private int at;

  AvroCursor(byte[] bytes, int from) {
    this.bytes = bytes;
    this.numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.at = from;
  }

  private static void require(boolean usual) {
    if (!usual) {
      throw Unusual.INSTANCE;
    }
  }

  /** Nothing may follow. */
  void end() {
    require(at == bytes.length);
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      require(at < bytes.length);
      byte next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw Unusual.INSTANCE;
  }

  int integer() {
    long value = number();
    require(value == (int) value);
    return (int) value;
  }

  double real() {
    require(bytes.length - at >= Double.BYTES);
    double value = numbers.getDouble(at);
    at += Double.BYTES;
    return value;
  }

  /** Whether the second branch of a union of null and something follows. */
  boolean present() {
    return branch(2) == 1;
  }

  int branch(int branches) {
    long branch = number();
    require(branch >= 0 && branch < branches);
    return (int) branch;
  }

  String text() {
    int length = length();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    require(text.indexOf(REPLACEMENT) < 0);
    at += length;
    return text;
  }

  /** A length or count; an item takes a byte at least. */
  private int length() {
    long length = number();
    require(length >= 0 && length <= bytes.length - at);
    return (int) length;
  }

  TreeMap<String, String> texts() {
    TreeMap<String, String> map = new TreeMap<>();
    for (int items = length(); items > 0; items = length()) {
      for (int i = 0; i < items; i++) {
        map.put(text(), text());
      }
    }
    return map;
  }

  TreeMap<String, Double> reals() {
    TreeMap<String, Double> map = new TreeMap<>();
    for (int items = length(); items > 0; items = length()) {
      for (int i = 0; i < items; i++) {
        map.put(text(), real());
      }
    }
    return map;
  }

  /** An array in one block. */
  double[] array() {
    int items = length();
    require(items <= (bytes.length - at) / Double.BYTES);
    double[] array = new double[items];
    for (int i = 0; i < items; i++) {
      array[i] = real();
    }
    require(items == 0 || length() == 0);
    return array;
  }
}
