// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.IncompleteGamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden values: the R package onlineFDR on its example p-values, in their given order. */
class OnlineRulesTest {

  private static final double[] P_VALUES = {
    2.90e-08, 0.06743, 0.01514, 0.08174, 0.00171, 3.60e-05, 0.79149, 0.27201, 0.28295, 7.59e-08,
    0.69274, 0.30443, 0.00136, 0.72342, 0.54757
  };

  private record Run(List<Double> levels, List<Integer> rejected) {}

  private static Run run(OnlineRule rule) {
    Run run = new Run(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < P_VALUES.length; i++) {
      run.levels().add(rule.level());
      if (rule.test(P_VALUES[i])) {
        run.rejected().add(i + 1);
      }
    }
    return run;
  }

  private static void levelIs(Run run, int test, double golden) {
    assertThat(run.levels().get(test - 1)).isCloseTo(golden, within(5.1e-11));
  }

  @Test
  void lordPlusPlus_agreesWithGolden() {
    Run run = run(new LordPlusPlus(0.05));
    assertThat(run.rejected()).containsExactly(1, 6, 10);
    levelIs(run, 1, .0002675839);
    levelIs(run, 2, .0024664457);
    levelIs(run, 6, .0003447286);
    levelIs(run, 10, .0006243143);
  }

  @Test
  void saffron_agreesWithGolden() {
    Run run = run(new Saffron(0.05));
    assertThat(run.rejected()).containsExactly(1, 5, 6, 10, 13);
    assertThat(run.levels().get(0)).isCloseTo(.005468627, within(5.1e-10));
    assertThat(run.levels().get(6)).isCloseTo(.032811762, within(5.1e-10));
  }

  @Test
  void lond_agreesWithGolden() {
    Run run = run(new Lond(0.05));
    levelIs(run, 1, .0026758385);
    levelIs(run, 2, .0011638206);
  }

  static Stream<Supplier<OnlineRule>> rules() {
    return Stream.of(() -> new LordPlusPlus(0.1), () -> new Saffron(0.1), () -> new Lond(0.1));
  }

  /** 300 independent p-values, a tenth of them small: the mean false share stays below .1. */
  @ParameterizedTest
  @MethodSource("rules")
  void falseShare_staysBelowTheLevelOnAverage(Supplier<OnlineRule> rules) {
    SplittableRandom random = new SplittableRandom(31);
    int[] finds = {0};
    Ticks.Mean mean = Ticks.Mean.of(400, () -> falseShare(rules.get(), random, finds));
    assertThat(mean.value()).isLessThan(0.1 + 3 * mean.error());
    assertThat(finds[0]).isPositive();
  }

  private static double falseShare(OnlineRule rule, SplittableRandom random, int[] finds) {
    int rejected = 0;
    int wrong = 0;
    for (int t = 0; t < 300; t++) {
      boolean real = random.nextInt(10) == 0;
      double u = random.nextDouble();
      if (rule.test(real ? u * 1e-5 : u)) {
        rejected++;
        wrong += real ? 0 : 1;
      }
    }
    finds[0] += rejected - wrong;
    return (double) wrong / Math.max(1, rejected);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void endsAreHandledAndNaNIsRefused(Supplier<OnlineRule> rules) {
    OnlineRule rule = rules.get();
    assertThat(rule.test(0)).isTrue();
    assertThat(rule.test(1)).isFalse();
    double level = rule.level();
    assertThatThrownBy(() -> rule.test(Double.NaN))
        .hasMessage("a p-value must be in [0, 1]: was NaN");
    assertThat(rule.level()).isEqualTo(level);
  }

  /**
   * The terms up to N by addition and those beyond by the integral from N, which bounds them: of c
   * log x / (x exp(sqrt(log x))) it is 2 c Gamma(4, sqrt(log N)), of c x^-1.6 it is c N^-.6 / .6.
   */
  @Test
  void shares_sumToAtMostOne() {
    int terms = 1_000_000;
    double javanmard = 2 * 0.07720838 * IncompleteGamma.Upper.value(4, Math.sqrt(Math.log(terms)));
    double power = 0.4374901658 * Math.pow(terms, -0.6) / 0.6;
    for (long j = 1; j <= terms; j++) {
      javanmard += Spending.javanmard(j);
      power += Spending.power(j);
    }
    assertThat(javanmard).isBetween(0.97, 1.0);
    assertThat(power).isBetween(0.999, 1 + 1e-9);
  }

  @Test
  void levelOutsideItsRange_isRefused() {
    assertThatThrownBy(() -> new Saffron(1)).hasMessage("level must be in (0, 1): was 1.0");
  }
}
