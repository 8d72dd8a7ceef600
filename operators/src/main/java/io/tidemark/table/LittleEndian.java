// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in bytes, the lowest byte first. */
final class LittleEndian {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int VARINT_BITS = 7;
  private static final int VARINT_MASK = (1 << VARINT_BITS) - 1;

  private LittleEndian() {}

  static long getLong(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  static void putLong(long value, byte[] bytes, int at) {
    LONGS.set(bytes, at, value);
  }

  /** A number that is not negative, seven bits a byte. */
  static int getVarint(byte[] bytes, int at) {
    int value = 0;
    int shift = 0;
    int next = at;
    while (bytes[next] < 0) {
      value |= (bytes[next++] & VARINT_MASK) << shift;
      shift += VARINT_BITS;
    }
    return value | bytes[next] << shift;
  }

  static int afterVarint(byte[] bytes, int at) {
    int next = at;
    while (bytes[next] < 0) {
      next++;
    }
    return next + 1;
  }

  /** Gives where it ends. */
  static int putVarint(int value, byte[] bytes, int at) {
    int rest = value;
    int next = at;
    while (rest > VARINT_MASK) {
      bytes[next++] = (byte) (rest & VARINT_MASK | 1 << VARINT_BITS);
      rest >>>= VARINT_BITS;
    }
    bytes[next++] = (byte) rest;
    return next;
  }

  static int varintBytes(int value) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(value | 1);
    return (bits + VARINT_BITS - 1) / VARINT_BITS;
  }
}
