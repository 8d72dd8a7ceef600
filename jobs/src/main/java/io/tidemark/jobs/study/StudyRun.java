// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import io.tidemark.policy.Policy;
import io.tidemark.policy.SegmentKey;
import io.tidemark.predictor.CalibrationPlan;
import io.tidemark.predictor.IssuedBands;
import io.tidemark.predictor.Region;
import io.tidemark.predictor.SegmentCalibration;
import io.tidemark.predictor.Verdict;
import io.tidemark.score.PredictionInterval;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One policy over one stream, through the calibration of the product, segment by segment. */
final class StudyRun {

  private final StudyStream stream;
  private final Policy policy;
  private final CalibrationPlan plan;

  StudyRun(StudyStream stream, Policy policy) {
    this.stream = stream;
    this.policy = policy;
    this.plan = CalibrationPlan.of(policy, stream.rows().get(0).forecast());
  }

  /** An outcome that was judged. */
  record Judged(StudyRow row, String segment, IssuedBands issued, Verdict verdict) {

    /** What the first target's band covered. */
    PredictionInterval interval() {
      return ((Region.Interval) issued.bands().get(0).region()).interval();
    }

    boolean missed() {
      return verdict.miscovered()[0];
    }
  }

  /** Runs over the first steps and gives the segments as they are then. */
  Map<String, SegmentCalibration> run(int steps, Consumer<Judged> consumer) {
    Map<String, SegmentCalibration> segments = new HashMap<>();
    IssuedBands[] issued = new IssuedBands[stream.rows().size()];
    String[] keys = new String[issued.length];
    for (StudyStream.Step step :
        stream.steps().subList(0, Math.min(steps, stream.steps().size()))) {
      int i = step.row();
      StudyRow row = stream.rows().get(i);
      if (step.prediction()) {
        keys[i] = SegmentKey.of(policy, row.model(), row.version(), row.dimensions()).text();
        SegmentCalibration segment =
            segments.computeIfAbsent(keys[i], key -> new SegmentCalibration(plan));
        issued[i] = segment.predict(row.forecast(), row.tieBreak(), step.micros());
      } else {
        consumer.accept(settle(row, keys[i], issued[i], segments.get(keys[i])));
        issued[i] = null;
      }
    }
    return segments;
  }

  private static Judged settle(
      StudyRow row, String key, IssuedBands issued, SegmentCalibration segment) {
    Verdict verdict =
        segment.observe(
            row.forecast(),
            issued.thresholds(),
            row.outcome().orElseThrow(),
            row.tieBreak(),
            row.knownMicros());
    return new Judged(row, key, issued, verdict);
  }

  /** Runs over all of the stream. */
  Map<String, SegmentCalibration> run(Consumer<Judged> consumer) {
    return run(Integer.MAX_VALUE, consumer);
  }
}
