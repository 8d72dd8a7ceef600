// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.score.ClassForecast;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PointForecast;
import io.tidemark.threshold.RuleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassConditionalCalibrationTest {

  private static final List<String> LABELS = List.of("common", "middling", "rare");
  private static final double[] SHARES = {0.8, 0.15, 0.05};

  private static PolicyBuilder policy() {
    return PolicyBuilder.of("m", 1)
        .score("least-ambiguous")
        .rule(new RuleSpec("split", Map.of()))
        .window(new WindowSpec(new WindowSpec.Count(200), 8, WindowSpec.Sketch.EXACT))
        .baseline(new Policy.BaselineSpec(new WindowSpec.Count(10), 0.02))
        .targetMiscoverage(List.of(0.1, 0.3))
        .classConditional(true);
  }

  private static CalibrationPlan plan(PolicyBuilder policy) {
    return CalibrationPlan.of(policy.build(), forecast(0.5, 0.3, 0.2));
  }

  private static ClassForecast forecast(double... probabilities) {
    return new ClassForecast(LABELS, probabilities);
  }

  /** A stream of labels and of forecasts that tell little of the rare one. */
  private static final class Stream {
    private final Random random;
    private long now;
    private String label;
    private ClassForecast forecast;

    Stream(long seed) {
      random = new Random(seed);
    }

    void next() {
      next(SHARES);
    }

    void next(double[] shares) {
      double u = random.nextDouble();
      int k = u < shares[0] ? 0 : u < shares[0] + shares[1] ? 1 : 2;
      double[] weights = {4, 1, 0.3};
      weights[k] += k == 2 ? 0.2 : 2;
      double sum = 0;
      for (int j = 0; j < weights.length; j++) {
        weights[j] *= Math.exp(random.nextGaussian());
        sum += weights[j];
      }
      label = LABELS.get(k);
      forecast = forecast(weights[0] / sum, weights[1] / sum, weights[2] / sum);
      now++;
    }

    IssuedBands run(Calibration calibration, int outcomes) {
      IssuedBands last = null;
      for (int t = 0; t < outcomes; t++) {
        next();
        last = calibration.predict(forecast, 0.5, now);
        calibration.observe(forecast, last.thresholds(), new OutcomeValue.Label(label), 0.5, now);
      }
      return last;
    }
  }

  private static boolean covers(IssuedBands issued, int target, String label) {
    return ((Region.Labels) issued.bands().get(target).region()).labels().contains(label);
  }

  /**
   * Over independent streams, whether the next rare outcome is covered is a Bernoulli trial whose
   * mean the theorem bounds; Hoeffding's inequality gives the tolerance at an error of 1e-6.
   */
  @Test
  void everyLabelIsCovered_whereOneThresholdForAllFailsTheRareOne() {
    int streams = 800;
    double tolerance = Math.sqrt(Math.log(1e6) / (2 * streams));
    double[] apart = new double[3];
    double[] shared = new double[3];
    CalibrationPlan classPlan = plan(policy());
    CalibrationPlan sharedPlan = plan(policy().classConditional(false));
    for (int s = 0; s < streams; s++) {
      Calibration mondrian = Calibration.create(classPlan);
      Calibration marginal = Calibration.create(sharedPlan);
      new Stream(s).run(mondrian, 300);
      new Stream(s).run(marginal, 300);
      for (int k = 0; k < 3; k++) {
        Stream next = new Stream(1_000_003L * (s + 1) + k);
        next.next(new double[] {k == 0 ? 1 : 0, k == 1 ? 1 : 0});
        apart[k] += covers(mondrian.predict(next.forecast, 0.5, 301), 0, next.label) ? 1 : 0;
        shared[k] += covers(marginal.predict(next.forecast, 0.5, 301), 0, next.label) ? 1 : 0;
      }
    }
    for (int k = 0; k < 3; k++) {
      assertThat(apart[k] / streams).as(LABELS.get(k)).isGreaterThan(0.9 - tolerance);
    }
    assertThat(shared[2] / streams).as("rare, shared").isLessThan(0.9 - 2 * tolerance);
  }

  @Test
  void aLabelWithTooFewOutcomes_isInEverySet_andTheSetSaysSo() {
    Calibration calibration = Calibration.create(plan(policy()));
    ClassForecast forecast = forecast(0.98, 0.02, 0.0);
    for (int t = 0; t < 100; t++) {
      IssuedThresholds issued = calibration.predict(forecast, 0.5, t).thresholds();
      calibration.observe(forecast, issued, new OutcomeValue.Label("common"), 0.5, t);
    }

    IssuedBands issued = calibration.predict(forecast, 0.5, 100);

    assertThat(issued.status()).isEqualTo(IssuedBands.Status.WARMING_UP);
    assertThat(covers(issued, 0, "rare")).isTrue();
    assertThat(issued.bands().get(0).thresholds())
        .containsExactly(1 - 0.98, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    assertThat(new Stream(1).run(calibration, 2000).status())
        .isEqualTo(IssuedBands.Status.CALIBRATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"split", "aci", "quantile-tracker"})
  void bandsAreNestedOverTargets(String rule) {
    Calibration calibration =
        Calibration.create(
            plan(
                policy()
                    .rule(new RuleSpec(rule, Map.of()))
                    .targetMiscoverage(List.of(0.1, 0.5, 0.3))));
    Stream stream = new Stream(3);
    for (int t = 0; t < 500; t++) {
      IssuedBands issued = stream.run(calibration, 1);
      assertThat(labels(issued, 0)).containsAll(labels(issued, 2));
      assertThat(labels(issued, 2)).containsAll(labels(issued, 1));
    }
  }

  private static List<String> labels(IssuedBands issued, int target) {
    return ((Region.Labels) issued.bands().get(target).region()).labels();
  }

  @ParameterizedTest
  @ValueSource(strings = {"split", "aci", "quantile-tracker"})
  void aRestoredSegmentGoesOnAsIfNothingHappened(String rule) {
    CalibrationPlan plan = plan(policy().rule(new RuleSpec(rule, Map.of())));
    Calibration whole = Calibration.create(plan);
    Calibration stopped = Calibration.create(plan);
    Stream one = new Stream(5);
    Stream two = new Stream(5);
    one.run(whole, 150);
    two.run(stopped, 150);

    Calibration restored = Calibration.restore(plan, stopped.hot(), stopped::scoreState);

    assertThat(two.run(restored, 150)).usingRecursiveComparison().isEqualTo(one.run(whole, 150));
    assertThat(restored.hot()).usingRecursiveComparison().isEqualTo(whole.hot());
    assertThat(restored.scoreState()).usingRecursiveComparison().isEqualTo(whole.scoreState());
  }

  @Test
  void observe_delayedOutcome_usesTheIssuedThresholdOfItsLabel() {
    Calibration calibration = Calibration.create(plan(policy()));
    Stream stream = new Stream(7);
    stream.run(calibration, 1000);
    ClassForecast forecast = forecast(0.6, 0.3, 0.1);
    IssuedThresholds issued = calibration.predict(forecast, 0.5, 1001).thresholds();
    double rare = issued.values()[1][2];
    stream.run(calibration, 1000);
    assertThat(calibration.predict(forecast, 0.5, 2001).thresholds().values()[1][2])
        .isNotEqualTo(rare);

    Verdict verdict =
        calibration.observe(forecast, issued, new OutcomeValue.Label("rare"), 0.5, 2002);

    assertThat(verdict.score()).isEqualTo(1 - 0.1);
    assertThat(verdict.miscovered()[1]).isEqualTo(1 - 0.1 > rare);
  }

  @Test
  void aLabelThatTheForecastDoesNotList_isMissed() {
    Calibration calibration = Calibration.create(plan(policy()));
    ClassForecast forecast = forecast(0.6, 0.3, 0.1);
    IssuedThresholds issued = calibration.predict(forecast, 0.5, 0).thresholds();

    Verdict verdict =
        calibration.observe(forecast, issued, new OutcomeValue.Label("unheard of"), 0.5, 1);

    assertThat(verdict.miscovered()).containsExactly(true, true);
  }

  @Test
  void labelsBeyondTheCapShareOneClass() {
    Calibration calibration = Calibration.create(plan(policy()));
    List<String> labels = new ArrayList<>();
    for (int k = 0; k < 3 * ClassConditionalCalibration.MAX_CLASSES; k++) {
      labels.add("label " + k);
    }
    double[] even = new double[labels.size()];
    java.util.Arrays.fill(even, 1.0 / even.length);
    ClassForecast forecast = new ClassForecast(labels, even);
    for (String label : labels) {
      IssuedThresholds issued = calibration.predict(forecast, 0.5, 0).thresholds();
      calibration.observe(forecast, issued, new OutcomeValue.Label(label), 0.5, 0);
    }

    assertThat(calibration.hot().classes())
        .hasSize(ClassConditionalCalibration.MAX_CLASSES + 1)
        .containsKeys("label 0", "label 63", ClassConditionalCalibration.POOLED);
    double[] thresholds = calibration.predict(forecast, 0.5, 1).bands().get(0).thresholds();
    assertThat(thresholds[63]).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(thresholds[64]).isEqualTo(1 - 1.0 / even.length);
  }

  @Test
  void aForecastOfANumberIsRejected() {
    CalibrationPlan numbers =
        CalibrationPlan.of(
            PolicyBuilder.of("m", 1).classConditional(true).build(), new PointForecast(1));

    assertThat(numbers.rejection(new PointForecast(1)))
        .hasValue("classConditional needs a class forecast: was a forecast of a number");
  }

  @Test
  void stateOfOneKindIsNotContinuedAsTheOther() {
    assertThat(plan(policy()).key()).isNotEqualTo(plan(policy().classConditional(false)).key());
  }
}
