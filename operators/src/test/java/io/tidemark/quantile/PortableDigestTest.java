// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.tdunning.math.stats.MergingDigest;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The independent reader and writer is the t-digest library itself. */
class PortableDigestTest {

  private static byte[] libraryBytes(int scores) {
    MergingDigest digest = new MergingDigest(200);
    Random random = new Random(4);
    for (int i = 0; i < scores; i++) {
      digest.add(Math.exp(random.nextGaussian()));
    }
    ByteBuffer bytes = ByteBuffer.allocate(digest.byteSize());
    digest.asBytes(bytes);
    return bytes.array();
  }

  @Test
  void bytesOfTheLibrary_comeBackAsTheyWere() {
    for (int scores : new int[] {1, 2, 50, 10_000}) {
      byte[] bytes = libraryBytes(scores);
      PortableDigest read = PortableDigest.fromBytes(bytes);
      assertThat(read.scores().count()).isEqualTo(scores);
      assertThat(read.compression()).isEqualTo(200);
      assertThat(read.toBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void ourBytes_areReadByTheLibrary_withTheSameAnswers() {
    for (boolean coalesces : new boolean[] {true, false}) {
      SortedPanes panes = new SortedPanes(coalesces);
      Random random = new Random(5);
      for (int i = 0; i < 5000; i++) {
        panes.add(i / 1000, random.nextInt(100) == 0 ? 1 / 0.0 : random.nextGaussian());
      }
      ScoreDistribution all = panes.distribution();
      PortableDigest ours = PortableDigest.of(all);
      MergingDigest theirs = MergingDigest.fromBytes(ByteBuffer.wrap(ours.toBytes()));
      assertThat(theirs.size()).isEqualTo(all.count() - all.positiveInfinities());
      assertThat(theirs.centroidCount()).isLessThanOrEqualTo(400);
      for (double q = 0.01; q < 1; q += 0.01) {
        double rank = q * ours.scores().count() + 0.5;
        assertThat(theirs.quantile(q)).isCloseTo(ours.scores().atRank(rank), within(0.02));
      }
      theirs.add(0.5); // asserts the library's own rules on the ends
      assertThat(theirs.quantile(0.5)).isCloseTo(0, within(0.1));
    }
  }

  @Test
  void fewScores_areExactInTheLibrary() {
    double[] scores = {3, 1, 2, 2, 9};
    PortableDigest digest = PortableDigest.of(ScoreDistribution.ofScores(scores, 0, 0));
    MergingDigest read = MergingDigest.fromBytes(ByteBuffer.wrap(digest.toBytes()));
    assertThat(read.quantile(0.5)).isEqualTo(2);
    assertThat(read.getMax()).isEqualTo(9);
    assertThat(read.getMin()).isEqualTo(1);
  }

  @Test
  void bytesThatBreakARule_areRejectedWithTheValue() {
    byte[] good = libraryBytes(50);
    byte[] kind = good.clone();
    kind[3] = 2;
    assertThatThrownBy(() -> PortableDigest.fromBytes(kind))
        .hasMessage("encoding of a digest must be 1 (verbose): was 2");
    byte[] huge = good.clone();
    huge[28] = 127;
    assertThatThrownBy(() -> PortableDigest.fromBytes(huge))
        .hasMessageContaining("centroids of a digest must be 1 to 100000");
    ByteBuffer.wrap(good).putDouble(4, Double.NaN);
    assertThatThrownBy(() -> PortableDigest.fromBytes(good))
        .hasMessage("min of a digest must be at most the first mean: was NaN");
    assertThatThrownBy(() -> PortableDigest.of(ScoreDistribution.EMPTY))
        .hasMessageContaining("centroids of a digest must be at least 1");
  }

  @Property(tries = 2000, seed = "31")
  void anyBytes_giveADigestOrAClearError(@ForAll @Size(max = 200) byte[] bytes) {
    readOrReject(bytes);
  }

  @Property(tries = 5000, seed = "32")
  void anyChangeOfGoodBytes_givesADigestOrAClearError(
      @ForAll @IntRange(max = 831) int at,
      @ForAll byte value,
      @ForAll @IntRange(max = 40) int cut) {
    byte[] bytes = libraryBytes(50);
    bytes[at % bytes.length] = value;
    readOrReject(cut < 20 ? bytes : java.util.Arrays.copyOf(bytes, bytes.length - cut + 20));
  }

  private static void readOrReject(byte[] bytes) {
    try {
      assertThat(PortableDigest.fromBytes(bytes).toBytes()).isEqualTo(bytes);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("must be");
    }
  }
}
