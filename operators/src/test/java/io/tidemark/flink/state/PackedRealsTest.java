// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class PackedRealsTest {

  private static byte[] written(double[] values) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    PackedReals.write(values, out);
    return out.getCopyOfBuffer();
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  private static void assertComesBack(double[] values) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(written(values));
    assertThat(bits(PackedReals.read(in))).isEqualTo(bits(values));
    assertThat(in.available()).isZero();
  }

  @Property
  void anyBits_comeBack(@ForAll @Size(max = 200) long[] bits) throws IOException {
    assertComesBack(Arrays.stream(bits).mapToDouble(Double::longBitsToDouble).toArray());
  }

  @Property
  void ascendingReals_comeBack(@ForAll @Size(max = 200) double[] values) throws IOException {
    double[] ascending = values.clone();
    Arrays.sort(ascending);
    assertComesBack(ascending);
  }

  @Test
  void edges_comeBack() throws IOException {
    assertComesBack(new double[0]);
    assertComesBack(
        new double[] {
          Double.NEGATIVE_INFINITY,
          -Double.MAX_VALUE,
          -Double.MIN_VALUE,
          -0.0,
          0.0,
          Double.MIN_VALUE,
          Double.MIN_VALUE,
          1,
          Math.nextUp(1.0),
          Double.MAX_VALUE,
          Double.POSITIVE_INFINITY,
          Double.NaN,
          0.0
        });
  }

  /**
   * n ordered reals of 53 random bits leave log2(2^53n / n!) bits open, some 45.8 each for 400; a
   * Rice code of steps of one mean takes a tenth of a bit more, the group's k a fifth.
   */
  @Test
  void orderedReals_takeABitMoreThanIsOpen() throws IOException {
    Random random = new Random(7);
    double[] values = new double[400];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 + random.nextDouble();
    }
    Arrays.sort(values);
    double open = 52 * 400;
    for (int i = 2; i <= 400; i++) {
      open -= Math.log(i) / Math.log(2);
    }

    assertThat(8.0 * written(values).length).isBetween(open, open + 0.5 * 400 + 128);
  }

  @Test
  void wrongSizes_areRefusedBeforeTheyTakeMemory() {
    for (int[] sizes : new int[][] {{-1, 4}, {4, -1}, {33, 4}, {4, Integer.MAX_VALUE}}) {
      DataOutputSerializer out = new DataOutputSerializer(16);
      assertThatThrownBy(
              () -> {
                out.writeInt(sizes[0]);
                out.writeInt(sizes[1]);
                out.writeInt(0);
                PackedReals.read(new DataInputDeserializer(out.getCopyOfBuffer()));
              })
          .isInstanceOf(IOException.class);
    }
  }
}
