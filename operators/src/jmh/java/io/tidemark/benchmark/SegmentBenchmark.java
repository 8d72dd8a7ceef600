// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.benchmark;

import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.predictor.Calibration;
import io.tidemark.predictor.CalibrationPlan;
import io.tidemark.predictor.IssuedBands;
import io.tidemark.predictor.IssuedThresholds;
import io.tidemark.predictor.SegmentCalibration;
import io.tidemark.predictor.Verdict;
import io.tidemark.score.Forecast;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PointForecast;
import io.tidemark.threshold.RuleSpec;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * All of a segment's calibration, as the operator calls it: score, trackers, windows, baseline and
 * the records that leave it. Points, the default policy but for the rule and the targets.
 */
@State(Scope.Thread)
public class SegmentBenchmark {

  private static final int HISTORY = 10_000;

  @Param({"aci", "quantile-tracker"})
  public String kept;

  @Param({"1", "4"})
  public int targets;

  private final Scores errors = new Scores(true);
  private final Forecast forecast = new PointForecast(0);
  private Calibration segment;
  private IssuedThresholds thresholds;
  private long micros;
  private int count;

  /** Learns a history, baseline included. */
  @Setup
  public void learn() {
    Policy policy =
        PolicyBuilder.of("*", 0)
            .rule(new RuleSpec(kept, Map.of()))
            .targetMiscoverage(List.of(0.1, 0.2, 0.05, 0.5).subList(0, targets))
            .build();
    segment = new SegmentCalibration(CalibrationPlan.of(policy, forecast));
    for (int i = 0; i < HISTORY; i++) {
      renew();
      observe();
    }
  }

  private void renew() {
    thresholds = predict().thresholds();
  }

  /** The bands of a forecast. */
  @Benchmark
  public IssuedBands predict() {
    return segment.predict(forecast, 0.5, micros);
  }

  /** The verdict on an outcome, and what is learned from it; bands are renewed with every 16th. */
  @Benchmark
  public Verdict observe() {
    if ((++count & 15) == 0) {
      renew();
    }
    micros += 1_000_000;
    OutcomeValue outcome = new OutcomeValue.Real(errors.next());
    return segment.observe(forecast, thresholds, outcome, 0.5, micros);
  }
}
