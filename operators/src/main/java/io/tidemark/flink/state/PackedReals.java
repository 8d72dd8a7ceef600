// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Reals in about as many bits as their order leaves open, without loss: the bits of reals ascend
 * with them, once those of negative ones are turned round, so each is written as the step from the
 * one before by a Rice code (Rice, Plaunt 1971): the step's bits above the k-th in unary, the k
 * lowest as they are, k chosen for each 32 steps. Ascending scores take a bit and a half more than
 * the mean step has.
 *
 * <p>Layout: int number of reals, int number of bytes, then the bits, the lowest of a byte first;
 * before each 32 steps a bit whether they are folded, because some go back, and k in 6 bits.
 */
final class PackedReals {

  private static final int GROUP = 32;
  private static final int PARAMETER_BITS = 6;

  /** From so many on, steps are written as they are, behind as many ones. */
  private static final int MAX_UNARY = 16;

  private static final int MAX_CODE_BYTES = (MAX_UNARY + Long.SIZE) / Byte.SIZE + 1;

  private PackedReals() {}

  static void write(double[] values, DataOutputView out) throws IOException {
    long[] steps = steps(values);
    Bits bits = new Bits(new byte[MAX_CODE_BYTES * values.length + Long.BYTES]);
    for (int from = 0; from < steps.length; from += GROUP) {
      int to = Math.min(from + GROUP, steps.length);
      bits.put(foldIfNegative(steps, from, to) ? 1 : 0, 1);
      int k = parameter(steps, from, to);
      bits.put(k, PARAMETER_BITS);
      for (int i = from; i < to; i++) {
        put(steps[i], k, bits);
      }
    }
    out.writeInt(values.length);
    out.writeInt(bits.end());
    out.write(bits.bytes, 0, bits.end());
  }

  private static long[] steps(double[] values) {
    long[] steps = new long[values.length];
    long before = 0;
    for (int i = 0; i < values.length; i++) {
      long ordered = turn(Double.doubleToRawLongBits(values[i]));
      steps[i] = ordered - before;
      before = ordered;
    }
    return steps;
  }

  /** Negative numbers have their bits but the first inverted, so that the order is theirs. */
  private static long turn(long bits) {
    return bits ^ bits >> Long.SIZE - 1 & Long.MAX_VALUE;
  }

  private static boolean foldIfNegative(long[] steps, int from, int to) {
    boolean negative = false;
    for (int i = from; i < to; i++) {
      negative |= steps[i] < 0;
    }
    for (int i = from; negative && i < to; i++) {
      steps[i] = PackedLongs.fold(steps[i]);
    }
    return negative;
  }

  /** The best of some numbers of bits near the mean and the largest of the steps' lengths. */
  private static int parameter(long[] steps, int from, int to) {
    int sum = 0;
    int largest = 0;
    for (int i = from; i < to; i++) {
      int length = Long.SIZE - Long.numberOfLeadingZeros(steps[i]);
      sum += length;
      largest = Math.max(largest, length);
    }
    int mean = sum / (to - from);
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int k : new int[] {mean - 1, mean, mean + 1, largest - 2, largest - 1}) {
      long cost = k < 0 || k >= Long.SIZE ? Long.MAX_VALUE : cost(steps, from, to, k);
      if (cost < least) {
        least = cost;
        best = k;
      }
    }
    return best;
  }

  /** Bits that steps take. */
  private static long cost(long[] steps, int from, int to, int k) {
    long cost = 0;
    for (int i = from; i < to; i++) {
      long unary = steps[i] >>> k;
      cost += unary >= 0 && unary < MAX_UNARY ? unary + 1 + k : MAX_UNARY + Long.SIZE;
    }
    return cost;
  }

  private static void put(long step, int k, Bits bits) {
    long unary = step >>> k;
    if (unary >= 0 && unary < MAX_UNARY) {
      bits.put((1L << unary) - 1, (int) unary + 1);
      bits.putLong(step & (1L << k) - 1, k);
    } else {
      bits.put((1L << MAX_UNARY) - 1, MAX_UNARY);
      bits.putLong(step, Long.SIZE);
    }
  }

  static double[] read(DataInputView in) throws IOException {
    int size = in.readInt();
    int length = in.readInt();
    if (size < 0 || length < 0 || size > (long) Byte.SIZE * length) {
      throw new IOException(
          "packed reals must be at least 0, in at least a bit each: were "
              + size
              + " in "
              + length
              + " bytes");
    }
    Bits bits = new Bits(PackedLongs.readBytes(length, in));
    double[] values = new double[size];
    long ordered = 0;
    boolean folded = false;
    int k = 0;
    for (int i = 0; i < size; i++) {
      if (i % GROUP == 0) {
        folded = bits.take(1) == 1;
        k = (int) bits.take(PARAMETER_BITS);
      }
      long step = step(k, bits);
      ordered += folded ? PackedLongs.unfold(step) : step;
      values[i] = Double.longBitsToDouble(turn(ordered));
    }
    return values;
  }

  private static long step(int k, Bits bits) throws IOException {
    int unary = 0;
    while (unary < MAX_UNARY && bits.take(1) == 1) {
      unary++;
    }
    return unary < MAX_UNARY ? (long) unary << k | bits.takeLong(k) : bits.takeLong(Long.SIZE);
  }

  /** Bits one after the other, the lowest of each byte first. */
  private static final class Bits {
    private static final int HALF = 32;
    private final byte[] bytes;
    private int at;
    private long open;
    private int count;

    Bits(byte[] bytes) {
      this.bytes = bytes;
    }

    /** Appends at most 32 bits. */
    void put(long value, int length) {
      open |= value << count;
      count += length;
      for (; count >= Byte.SIZE; count -= Byte.SIZE) {
        bytes[at++] = (byte) open;
        open >>>= Byte.SIZE;
      }
    }

    void putLong(long value, int length) {
      if (length > HALF) {
        put(value & (1L << HALF) - 1, HALF);
        put(value >>> HALF, length - HALF);
      } else {
        put(value, length);
      }
    }

    /** Bytes so far, the last one filled up with zeros. */
    int end() {
      bytes[at] = (byte) open;
      return at + (count > 0 ? 1 : 0);
    }

    /** The next bits, at most 32. */
    long take(int length) throws IOException {
      for (; count < length; count += Byte.SIZE) {
        if (at == bytes.length) {
          throw new IOException("packed reals must end within their bytes");
        }
        open |= (bytes[at++] & 0xFFL) << count;
      }
      long taken = open & (1L << length) - 1;
      open >>>= length;
      count -= length;
      return taken;
    }

    long takeLong(int length) throws IOException {
      return length > HALF ? take(HALF) | take(length - HALF) << HALF : take(length);
    }
  }
}
