// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ForecastsTest {

  private static final double[] LEVELS = {.05, .5, .95};

  @Test
  void numbers_mustBeFinite() {
    rejects(() -> new PointForecast(Double.NaN), "value must be finite: was NaN");
    rejects(() -> new ScaledForecast(1, 0), "scale must be above 0: was 0.0");
    rejects(
        () -> new IntervalForecast(0, Double.POSITIVE_INFINITY, .1),
        "upper must be finite: was Infinity");
  }

  @Test
  void intervalEnds_mustBeInOrderAndTheTargetAProbability() {
    rejects(() -> new IntervalForecast(2, 1, .1), "lower must be at most upper: were 2.0, 1.0");
    rejects(() -> new IntervalForecast(1, 2, 1.5), "targetMiscoverage must be in (0, 1): was 1.5");
  }

  @Test
  void quantiles_mustBeOrderedLevelsAndValues() {
    rejects(() -> quantiles(new double[] {.5}, 1), "at least two");
    rejects(() -> quantiles(new double[] {.5, .5}, 1, 2), "strictly increasing in (0, 1)");
    rejects(() -> quantiles(new double[] {.5, 1}, 1, 2), "strictly increasing in (0, 1)");
    rejects(() -> quantiles(LEVELS, 1, 3, 2), "values must not decrease: were [1.0, 3.0, 2.0]");
    rejects(() -> quantiles(LEVELS, 1, Double.NaN, 2), "values must be finite: was NaN");
  }

  @Test
  void crossingQuantiles_areSortedOnRequest() {
    double[] crossing = {1, 3, 2};
    assertThat(QuantileForecast.crosses(crossing)).isTrue();
    assertThat(QuantileForecast.sorted(LEVELS, crossing)).isEqualTo(quantiles(LEVELS, 1, 2, 3));
    assertThat(crossing).containsExactly(1, 3, 2);
  }

  @Test
  void statedInterval_isTheCentralPairOrTheIntervalOfItsOwnTarget() {
    QuantileForecast q = quantiles(LEVELS, 1, 2, 3);
    assertThat(q.statedInterval(.1)).contains(new PredictionInterval(1, 3));
    assertThat(q.statedInterval(.2)).isEmpty();
    IntervalForecast i = new IntervalForecast(1, 3, 1 - .9);
    assertThat(i.statedInterval(.1)).contains(new PredictionInterval(1, 3));
    assertThat(i.statedInterval(.2)).isEmpty();
  }

  @Test
  void at_matchesLevelsUpToRounding() {
    assertThat(quantiles(LEVELS, 1, 2, 3).at(1 - .1 / 2)).hasValue(3);
    assertThat(quantiles(LEVELS, 1, 2, 3).at(.051)).isEmpty();
  }

  @Test
  void pinball_isTheMeanOverTheLevels() {
    // y = 4: (.1 * 3 + .9 * 2) / 2; y = 0: (.9 * 1 + .1 * 2) / 2
    QuantileForecast q = quantiles(new double[] {.1, .9}, 1, 2);
    assertThat(q.pinball(4)).isCloseTo(1.05, within(1e-12));
    assertThat(q.pinball(0)).isCloseTo(.55, within(1e-12));
  }

  @Test
  void probabilities_mustBelongToDistinctLabelsAndSumToOne() {
    rejects(() -> classes(List.of("a", "a"), .5, .5), "labels must be distinct");
    rejects(() -> classes(List.of("a", "b"), .5, .4), "probabilities must sum to 1: summed to 0.9");
    rejects(() -> classes(List.of("a", "b"), 1.5, -.5), "probabilities must be in [0, 1]: was 1.5");
    rejects(() -> classes(List.of("a", "b"), 1), "equally many: were 2 and 1");
  }

  @Test
  void equality_isByValue() {
    assertThat(quantiles(LEVELS, 1, 2, 3))
        .isEqualTo(quantiles(LEVELS.clone(), 1, 2, 3))
        .hasSameHashCodeAs(quantiles(LEVELS.clone(), 1, 2, 3))
        .isNotEqualTo(quantiles(LEVELS, 1, 2, 4));
    assertThat(classes(List.of("a", "b"), .5, .5))
        .isEqualTo(classes(List.of("a", "b"), .5, .5))
        .hasSameHashCodeAs(classes(List.of("a", "b"), .5, .5))
        .isNotEqualTo(classes(List.of("a", "b"), .25, .75));
  }

  private static QuantileForecast quantiles(double[] levels, double... values) {
    return new QuantileForecast(levels, values);
  }

  private static ClassForecast classes(List<String> labels, double... probabilities) {
    return new ClassForecast(labels, probabilities);
  }

  private static void rejects(ThrowingCallable construction, String message) {
    assertThatThrownBy(construction)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
