// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExactSumTest {

  private static ExactSum of(List<Double> values) {
    ExactSum sum = new ExactSum();
    values.forEach(sum::add);
    return sum;
  }

  private static long[] written(ExactSum sum) {
    LongTape tape = new LongTape();
    sum.write(tape);
    return tape.written();
  }

  private static List<Double> values(long seed, int count) {
    Random random = new Random(seed);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double x = random.nextGaussian() * Math.scalb(1.0, random.nextInt(200) - 100);
      values.add(x);
      if (random.nextInt(4) == 0) {
        values.add(-x); // cancels
      }
    }
    return values;
  }

  @Property(tries = 100, seed = "21")
  void splitAndOrder_changeNoBit(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
    List<Double> values = values(seed, count);
    long[] whole = written(of(values));
    Collections.shuffle(values, new Random(seed));
    ExactSum merged = of(values.subList(0, values.size() / 3));
    ExactSum rest = of(values.subList(values.size() / 3, values.size()));
    merged.mergeWith(ExactSum.read(LongTape.of(written(rest))));
    assertThat(written(merged)).isEqualTo(whole);
  }

  /** Against java.math, which does not round. */
  @Property(tries = 100, seed = "22")
  void mean_isTheExactSumRoundedOnce(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
    List<Double> values = values(seed, count);
    BigDecimal exact =
        values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    double sum = of(values).mean() * values.size();
    assertThat(sum).isCloseTo(exact.doubleValue(), within(4 * Math.ulp(exact.doubleValue())));
  }

  @Test
  void extremes_areSummedToo() {
    List<Double> values =
        List.of(Double.MAX_VALUE, 1.0, Double.MIN_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE);
    assertThat(of(values).mean()).isEqualTo(1.0 / 5);
    assertThat(of(List.of(Double.MIN_VALUE)).mean()).isEqualTo(Double.MIN_VALUE);
    assertThat(of(List.of(-0.5, -0.25)).mean()).isEqualTo(-0.375);
    assertThat(of(List.of(Double.MAX_VALUE)).mean()).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void infiniteValues_makeAnInfiniteMean_andNoneMakesNone() {
    assertThat(of(List.of(1.0, Double.POSITIVE_INFINITY)).mean())
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(of(List.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)).mean()).isNaN();
    assertThat(new ExactSum().mean()).isNaN();
  }

  @Test
  void nan_isRefused() {
    assertThatThrownBy(() -> new ExactSum().add(Double.NaN))
        .hasMessage("a value must be a number: was NaN");
  }

  @Test
  void finiteMean_leavesInfiniteValuesOut() {
    ExactSum sum = new ExactSum();
    assertThat(sum.finiteMean()).isNaN();
    sum.add(Double.POSITIVE_INFINITY);
    assertThat(sum.finiteMean()).isNaN();
    sum.add(1);
    sum.add(2);
    sum.add(Double.NEGATIVE_INFINITY);
    assertThat(sum.finiteMean()).isEqualTo(1.5);
  }
}
