// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Whole numbers in as many bytes as they need: int number of them; half a byte each for its length,
 * 0 to 8; then their low bytes, the lowest first. Nothing is lost.
 */
final class PackedLongs {

  private static final int SLICE = 256;

  private PackedLongs() {}

  static void write(long[] values, DataOutputView out) throws IOException {
    long[] folded = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      folded[i] = fold(values[i]);
    }
    pack(folded, out);
  }

  static long[] read(DataInputView in) throws IOException {
    long[] values = unpack(in);
    for (int i = 0; i < values.length; i++) {
      values[i] = unfold(values[i]);
    }
    return values;
  }

  /** Reals as layouts of before wrote them: the steps of their bits. */
  static double[] readDoubles(DataInputView in) throws IOException {
    long[] steps = unpack(in);
    double[] values = new double[steps.length];
    long bits = 0;
    for (int i = 0; i < values.length; i++) {
      bits += unfold(steps[i]);
      values[i] = Double.longBitsToDouble(bits);
    }
    return values;
  }

  /** Negative numbers are folded in between the others, so that small ones stay short. */
  static long fold(long value) {
    return value << 1 ^ value >> 63;
  }

  static long unfold(long folded) {
    return folded >>> 1 ^ -(folded & 1);
  }

  private static void pack(long[] values, DataOutputView out) throws IOException {
    int lengths = (values.length + 1) / 2;
    byte[] bytes = new byte[lengths + 8 * values.length];
    int to = lengths;
    for (int i = 0; i < values.length; i++) {
      int length = (71 - Long.numberOfLeadingZeros(values[i])) / 8;
      bytes[i / 2] |= (byte) (length << 4 * (i & 1));
      for (long rest = values[i]; rest != 0; rest >>>= 8) {
        bytes[to++] = (byte) rest;
      }
    }
    out.writeInt(values.length);
    out.write(bytes, 0, to);
  }

  private static long[] unpack(DataInputView in) throws IOException {
    int size = in.readInt();
    if (size < 0) {
      throw new IOException("number of packed values must be at least 0: was " + size);
    }
    byte[] lengths = readBytes((size + 1) / 2, in);
    int total = 0;
    for (int i = 0; i < size; i++) {
      total += length(lengths, i);
    }
    byte[] bytes = readBytes(total, in);
    long[] values = new long[size];
    int from = 0;
    for (int i = 0; i < size; i++) {
      int length = length(lengths, i);
      for (int b = 0; b < length; b++) {
        values[i] |= (bytes[from++] & 0xFFL) << 8 * b;
      }
    }
    return values;
  }

  private static int length(byte[] lengths, int i) throws IOException {
    int length = lengths[i / 2] >> 4 * (i & 1) & 0xF;
    if (length > 8) {
      throw new IOException("length of a packed value must be 0 to 8: was " + length);
    }
    return length;
  }

  /** Slice by slice, so that a wrong size meets the end of the input before it fills the memory. */
  static byte[] readBytes(int size, DataInputView in) throws IOException {
    byte[] bytes = new byte[Math.min(size, SLICE)];
    int read = 0;
    while (read < size) {
      if (read == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(size, 2L * read));
      }
      in.readFully(bytes, read, bytes.length - read);
      read = bytes.length;
    }
    return bytes;
  }
}
