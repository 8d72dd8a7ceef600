// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogHistogramTest {

  private static final double[] LEVELS = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1};

  private static long[] written(LogHistogram histogram) {
    LongTape tape = new LongTape();
    histogram.write(tape);
    return tape.written();
  }

  private static LogHistogram of(Iterable<Double> values) {
    LogHistogram histogram = new LogHistogram();
    values.forEach(histogram::add);
    return histogram;
  }

  /** Signed values over so many powers of two, zeros and infinities among them. */
  private static List<Double> values(long seed, int count, int octaves) {
    Random random = new Random(seed);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double magnitude = Math.scalb(1 + random.nextDouble(), random.nextInt(octaves) - octaves / 2);
      int kind = random.nextInt(50);
      values.add(
          kind == 0
              ? 0.0
              : kind == 1
                  ? (random.nextBoolean() ? 1 : -1) * Double.POSITIVE_INFINITY
                  : random.nextInt(3) == 0 ? -magnitude : magnitude);
    }
    return values;
  }

  @Property(tries = 60, seed = "11")
  void splitAndOrder_changeNoBit(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4000) int count,
      @ForAll @IntRange(min = 1, max = 400) int octaves,
      @ForAll @IntRange(min = 1, max = 6) int parts) {
    List<Double> values = values(seed, count, octaves);
    long[] whole = written(of(values));
    Collections.shuffle(values, new Random(seed + 1));
    List<LogHistogram> split = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      split.add(of(values.subList(i * count / parts, (i + 1) * count / parts)));
    }
    Collections.shuffle(split, new Random(seed + 2));
    LogHistogram merged = new LogHistogram();
    for (LogHistogram part : split) {
      merged.mergeWith(LogHistogram.read(LongTape.of(written(part))));
    }
    assertThat(written(merged)).isEqualTo(whole);
  }

  @Property(tries = 60, seed = "12")
  void quantiles_areOrderStatisticsRoundedTowardsZeroWithinTheAccuracy(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 3000) int count,
      @ForAll @IntRange(min = 1, max = 100) int octaves) {
    List<Double> values = values(seed, count, octaves);
    LogHistogram histogram = of(values);
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double[] quantiles = histogram.quantiles(LEVELS);
    for (int i = 0; i < LEVELS.length; i++) {
      double exact = sorted[Math.max(0, (int) Math.ceil(LEVELS[i] * count) - 1)];
      if (Double.isInfinite(exact) || exact == 0) {
        assertThat(quantiles[i]).isEqualTo(exact);
      } else {
        assertThat(quantiles[i] / exact).isBetween(1 - histogram.accuracy(), 1.0);
      }
    }
    assertThat(histogram.count()).isEqualTo(count);
  }

  @Test
  void accuracy_isTwoToTheMinusSevenUntilBucketsAreMerged() {
    LogHistogram histogram = new LogHistogram();
    for (int i = 0; i < LogHistogram.MAX_BUCKETS; i++) {
      histogram.add(Math.scalb(1 + (i % 128) / 128.0, i / 128));
    }
    assertThat(histogram.accuracy()).isEqualTo(1.0 / 128);
    histogram.add(1e9);
    assertThat(histogram.accuracy()).isEqualTo(1.0 / 64);
  }

  @Property(tries = 100, seed = "13")
  void numbersOfEightBits_areExact(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(min = -255, max = 255) Integer> values) {
    LogHistogram histogram = new LogHistogram();
    values.forEach(v -> histogram.add(v / 16.0));
    double[] sorted = values.stream().mapToDouble(v -> v / 16.0).sorted().toArray();
    double[] all = Arrays.stream(sorted).map(v -> 0).toArray();
    for (int i = 0; i < all.length; i++) {
      all[i] = (i + 0.5) / all.length;
    }
    assertThat(histogram.quantiles(all)).containsExactly(sorted);
  }

  @Test
  void allMagnitudesOfDoubles_fit() {
    LogHistogram histogram = new LogHistogram();
    for (int exponent = -1074; exponent < 1024; exponent++) {
      histogram.add(Math.scalb(1.0, exponent));
      histogram.add(-Math.scalb(1.0, exponent));
    }
    assertThat(histogram.count()).isEqualTo(2 * 2098);
    assertThat(histogram.quantiles(1)[0]).isFinite().isPositive();
    assertThat(written(histogram).length).isLessThanOrEqualTo(2 * LogHistogram.MAX_BUCKETS + 4);
  }

  @Test
  void withoutValues_thereAreNoQuantiles() {
    assertThat(new LogHistogram().quantiles(0.5)).isEmpty();
  }

  @Test
  void nan_isRefused() {
    assertThatThrownBy(() -> new LogHistogram().add(Double.NaN))
        .hasMessage("a value must be a number: was NaN");
  }
}
