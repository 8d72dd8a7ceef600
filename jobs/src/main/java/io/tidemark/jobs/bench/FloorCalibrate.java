// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.event.CalibratedPrediction;
import io.tidemark.flink.CalibrateFunction;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.flink.event.SegmentInput;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * In the place of calibration: gives an interval for each prediction and an evaluation and a fact
 * for each outcome, as large as the job's, and touches no more state than its work does.
 */
final class FloorCalibrate
    extends KeyedBroadcastProcessFunction<String, SegmentInput, PolicyInput, CalibratedPrediction> {

  private static final long serialVersionUID = 1L;

  private final FloorWork work;
  private final Templates.Source source;
  private transient Templates templates;
  private transient long outcomes;

  FloorCalibrate(FloorWork work, Templates.Source source) {
    this.work = work;
    this.source = source;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    templates = source.load();
    work.open(getRuntimeContext());
  }

  @Override
  public void processElement(
      SegmentInput input, ReadOnlyContext context, Collector<CalibratedPrediction> out)
      throws Exception {
    if (input instanceof SegmentInput.PredictionArrived arrived) {
      work.onPrediction();
      out.collect(templates.interval(arrived));
    } else {
      work.onOutcome((SegmentInput.OutcomeArrived) input);
      onOutcome((SegmentInput.OutcomeArrived) input, context);
    }
    context.output(CalibrateFunction.FACTS, templates.news());
  }

  private void onOutcome(SegmentInput.OutcomeArrived arrived, ReadOnlyContext context) {
    context.output(CalibrateFunction.EVALUATIONS, templates.evaluation(arrived));
    if (templates.summaryIsDue(++outcomes)) {
      context.output(CalibrateFunction.SUMMARIES, templates.summary());
    }
  }

  @Override
  public void processBroadcastElement(
      PolicyInput policy, Context context, Collector<CalibratedPrediction> out) {
    // calibrates by no policy
  }
}
