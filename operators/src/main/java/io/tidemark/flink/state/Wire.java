// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The elements that the binary layouts are made of. */
final class Wire {

  private Wire() {}

  static void text(String value, DataOutputView out) throws IOException {
    bytes(value.getBytes(StandardCharsets.UTF_8), out);
  }

  static String text(DataInputView in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  static void optionalText(Optional<String> value, DataOutputView out) throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      text(value.get(), out);
    }
  }

  static Optional<String> optionalText(DataInputView in) throws IOException {
    return in.readBoolean() ? Optional.of(text(in)) : Optional.empty();
  }

  static void texts(List<String> value, DataOutputView out) throws IOException {
    out.writeInt(value.size());
    for (String text : value) {
      text(text, out);
    }
  }

  static List<String> texts(DataInputView in) throws IOException {
    int size = in.readInt();
    List<String> value = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      value.add(text(in));
    }
    return value;
  }

  static void bytes(byte[] value, DataOutputView out) throws IOException {
    out.writeInt(value.length);
    out.write(value);
  }

  static byte[] bytes(DataInputView in) throws IOException {
    byte[] value = new byte[in.readInt()];
    in.readFully(value);
    return value;
  }

  /** In key order, so that equal maps give equal bytes. */
  static void map(Map<String, String> value, DataOutputView out) throws IOException {
    out.writeInt(value.size());
    for (Map.Entry<String, String> entry : new TreeMap<>(value).entrySet()) {
      text(entry.getKey(), out);
      text(entry.getValue(), out);
    }
  }

  static Map<String, String> map(DataInputView in) throws IOException {
    int size = in.readInt();
    Map<String, String> value = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      value.put(text(in), text(in));
    }
    return value;
  }

  static void doubles(double[] value, DataOutputView out) throws IOException {
    out.writeInt(value.length);
    for (double v : value) {
      out.writeDouble(v);
    }
  }

  static double[] doubles(DataInputView in) throws IOException {
    double[] value = new double[in.readInt()];
    for (int i = 0; i < value.length; i++) {
      value[i] = in.readDouble();
    }
    return value;
  }

  /** Small numbers, positive or negative, take few bytes. */
  static void compactLongs(long[] value, DataOutputView out) throws IOException {
    out.writeInt(value.length);
    for (long v : value) {
      varlong((v << 1) ^ (v >> (Long.SIZE - 1)), out);
    }
  }

  static long[] compactLongs(DataInputView in) throws IOException {
    long[] value = new long[in.readInt()];
    for (int i = 0; i < value.length; i++) {
      long zigzag = varlong(in);
      value[i] = (zigzag >>> 1) ^ -(zigzag & 1);
    }
    return value;
  }

  /** A number that is not negative takes few bytes if it is small. */
  static void varlong(long value, DataOutputView out) throws IOException {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  static long varlong(DataInputView in) throws IOException {
    long value = 0;
    int shift = 0;
    byte next = in.readByte();
    while (next < 0) {
      value |= (next & 0x7fL) << shift;
      shift += 7;
      next = in.readByte();
    }
    return value | (long) next << shift;
  }

  static void longs(long[] value, DataOutputView out) throws IOException {
    out.writeInt(value.length);
    for (long v : value) {
      out.writeLong(v);
    }
  }

  static long[] longs(DataInputView in) throws IOException {
    long[] value = new long[in.readInt()];
    for (int i = 0; i < value.length; i++) {
      value[i] = in.readLong();
    }
    return value;
  }

  static void booleans(boolean[] value, DataOutputView out) throws IOException {
    out.writeInt(value.length);
    for (boolean v : value) {
      out.writeBoolean(v);
    }
  }

  static boolean[] booleans(DataInputView in) throws IOException {
    boolean[] value = new boolean[in.readInt()];
    for (int i = 0; i < value.length; i++) {
      value[i] = in.readBoolean();
    }
    return value;
  }

  static void matrix(double[][] value, DataOutputView out) throws IOException {
    out.writeInt(value.length);
    for (double[] row : value) {
      doubles(row, out);
    }
  }

  static double[][] matrix(DataInputView in) throws IOException {
    double[][] value = new double[in.readInt()][];
    for (int i = 0; i < value.length; i++) {
      value[i] = doubles(in);
    }
    return value;
  }

  static IOException unknown(String what, int tag) {
    return new IOException("unknown " + what + " tag in state: " + tag);
  }
}
