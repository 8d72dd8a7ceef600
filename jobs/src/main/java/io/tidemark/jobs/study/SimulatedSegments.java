// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import io.tidemark.coverage.SegmentFact;
import io.tidemark.jobs.study.Scenario.Level;
import io.tidemark.policy.Policy;
import io.tidemark.predictor.CalibrationPlan;
import io.tidemark.predictor.IssuedThresholds;
import io.tidemark.predictor.SegmentCalibration;
import io.tidemark.predictor.Verdict;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PointForecast;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The segments of a scenario, calibrated by the product, step by step. */
final class SimulatedSegments {

  private static final PointForecast FORECAST = new PointForecast(0);
  private static final double[] NO_NUMBERS = {};

  /** Two-sided normal quantiles at the target plus and minus the tolerance, .15 and .05. */
  private static final double AT_UPPER_EDGE = 1.4395314709384563;

  private static final double AT_LOWER_EDGE = 1.959963984540054;

  private final Scenario scenario;
  private final SplittableRandom random;
  private final SimulatedErrors errors;
  private final SegmentCalibration[] segments;
  private final double[] frozen;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int frozenSegments;
  private long step;

  SimulatedSegments(Scenario scenario, Policy policy, SplittableRandom random) {
    this.scenario = scenario;
    this.random = random;
    this.errors = new SimulatedErrors(scenario, random);
    this.segments = new SegmentCalibration[scenario.segments()];
    this.frozen = new double[segments.length];
    CalibrationPlan plan = CalibrationPlan.of(policy, FORECAST);
    for (int i = 0; i < segments.length; i++) {
      segments[i] = new SegmentCalibration(plan);
    }
  }

  private record Waiting(int segment, IssuedThresholds issued, double error, long step) {}

  /** Whether every baseline is frozen. */
  boolean ready() {
    return frozenSegments == segments.length;
  }

  long micros() {
    return micros(step);
  }

  private static long micros(long step) {
    return 1_000_000L * step;
  }

  /**
   * Makes a step: a prediction of every segment, and all outcomes that are due.
   *
   * @param sinceChange steps; negative before the change
   * @param facts takes the outcomes of the watched segments
   */
  void step(long sinceChange, Consumer<SegmentFact> facts) {
    errors.step();
    for (int i = 0; i < segments.length; i++) {
      double error = errors.next(i, sinceChange) * level(i);
      IssuedThresholds issued =
          segments[i].predict(FORECAST, random.nextDouble(), micros()).thresholds();
      if (scenario.missing() == 0 || random.nextDouble() >= scenario.missing()) {
        waiting.addLast(new Waiting(i, issued, error, step));
      }
    }
    while (!waiting.isEmpty() && waiting.peekFirst().step() + scenario.delay() <= step) {
      settle(waiting.removeFirst(), facts);
    }
    step++;
  }

  /** Puts the miss rate of independent normal errors where the scenario wants it. */
  private double level(int segment) {
    if (!ready() || scenario.level() == Level.AS_LEARNED) {
      return 1;
    }
    boolean upper = scenario.level() == Level.UPPER_EDGE;
    return frozen[segment] / (upper ? AT_UPPER_EDGE : AT_LOWER_EDGE);
  }

  private void settle(Waiting due, Consumer<SegmentFact> facts) {
    Verdict verdict =
        segments[due.segment()].observe(
            FORECAST,
            due.issued(),
            new OutcomeValue.Real(due.error()),
            random.nextDouble(),
            micros());
    if (verdict.baselineThresholds().length > 0 && frozen[due.segment()] == 0) {
      frozen[due.segment()] = verdict.baselineThresholds()[0];
      frozenSegments++;
    }
    if (!scenario.inSubgroup() || due.segment() == 0) {
      facts.accept(fact(due, verdict));
    }
  }

  private SegmentFact fact(Waiting due, Verdict verdict) {
    return new SegmentFact(
        SegmentFact.Kind.SETTLED,
        micros(),
        micros(step - due.step()),
        verdict.score(),
        verdict.pValue(),
        verdict.miscovered(),
        verdict.baselineMiscovered(),
        verdict.previousBaselineMiscovered(),
        NO_NUMBERS,
        NO_NUMBERS,
        NO_NUMBERS,
        verdict.baselineThresholds());
  }
}
