// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.Evaluation;
import io.tidemark.event.MonitoringTransition;
import io.tidemark.event.ScoreSummary;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.policy.Policy.AverageRunLength;
import io.tidemark.policy.Policy.BaselineSpec;
import io.tidemark.policy.Policy.Ordering;
import io.tidemark.policy.Policy.PerBlock;
import io.tidemark.policy.PolicyBook;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PointForecast;
import io.tidemark.threshold.RuleSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** CALIBRATE of one segment in Flink's harness; times are days. */
final class CalibrateHarness implements AutoCloseable {

  static final long DAY = 86_400_000_000L;
  static final int HORIZON_DAYS = 16;

  private final KeyedBroadcastOperatorTestHarness<
          String, SegmentInput, PolicyInput, CalibratedPrediction>
      harness;

  private CalibrateHarness(io.tidemark.policy.Policy policy, OperatorSubtaskState state)
      throws Exception {
    PolicyBook policies = PolicyBook.of(List.of(policy));
    harness =
        new KeyedBroadcastOperatorTestHarness<>(
            new CalibrateOperator(policies, OutcomeLookup.DIRECTORY, CacheBounds.DEFAULT),
            SegmentInput::segment,
            Types.STRING,
            128,
            1,
            0);
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  static CalibrateHarness open(Ordering ordering) throws Exception {
    return new CalibrateHarness(policy(ordering).build(), null);
  }

  static CalibrateHarness restore(Ordering ordering, OperatorSubtaskState state) throws Exception {
    return new CalibrateHarness(policy(ordering).build(), state);
  }

  /**
   * In order of arrival, with another rule.
   *
   * @param state null: none
   */
  static CalibrateHarness with(String score, RuleSpec rule, OperatorSubtaskState state)
      throws Exception {
    return new CalibrateHarness(policy(Ordering.ARRIVAL).score(score).rule(rule).build(), state);
  }

  /** With features that misses are tested for dependence on. */
  static CalibrateHarness withFeatures(
      List<String> features, long version, OperatorSubtaskState state) throws Exception {
    return new CalibrateHarness(
        policy(Ordering.ARRIVAL).features(features).version(version).build(), state);
  }

  private static PolicyBuilder policy(Ordering ordering) {
    return PolicyBuilder.of(io.tidemark.policy.Policy.ANY_MODEL, 1)
        .score("absolute-residual")
        .rule(new RuleSpec("quantile-tracker", Map.of("step", 1.0, "boost", 0.0, "start", 2.0)))
        .window(new WindowSpec(new WindowSpec.Count(100), 4, WindowSpec.Sketch.TDIGEST))
        .labelHorizon(HORIZON_DAYS * DAY)
        .baseline(new BaselineSpec(new WindowSpec.Count(20), 0.02))
        .evidence(new PerBlock(DAY))
        .falseAlarms(new AverageRunLength(1000))
        .ordering(ordering);
  }

  void predict(String id, double value, int day) throws Exception {
    predict(id, value, day, Map.of());
  }

  void predict(String id, double value, int day, Map<String, Double> features) throws Exception {
    PredictionEvent prediction =
        new PredictionEvent(
            id,
            "m",
            "",
            Map.of(),
            day * DAY,
            Optional.empty(),
            new PointForecast(value),
            false,
            new Origin("predictions", 0, day, day * DAY),
            new byte[] {1},
            features);
    harness.processElement(new SegmentInput.PredictionArrived("m", prediction), day * DAY / 1000);
  }

  void outcome(String id, double value, int day, int revision) throws Exception {
    OutcomeEvent outcome =
        new OutcomeEvent(
            Optional.of(id),
            Optional.of("m"),
            Optional.empty(),
            Optional.of(Map.of()),
            Optional.empty(),
            day * DAY,
            new OutcomeValue.Real(value),
            revision,
            new Origin("outcomes", 0, day, day * DAY),
            new byte[] {2});
    harness.processElement(
        new SegmentInput.OutcomeArrived("m", "m", id, outcome), day * DAY / 1000);
  }

  void watermark(int day) throws Exception {
    harness.processWatermark(new Watermark(day * DAY / 1000));
    harness.processBroadcastWatermark(new Watermark(day * DAY / 1000));
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  List<CalibratedPrediction> intervals() {
    return harness.extractOutputValues();
  }

  List<Evaluation> evaluations() {
    return side(CalibrateFunction.EVALUATIONS);
  }

  List<ScoreSummary> summaries() {
    return side(CalibrateFunction.SUMMARIES);
  }

  List<DeadLetter> deadLetters() {
    return side(RouteFunction.DEAD_LETTERS);
  }

  List<SegmentNews> facts() {
    return side(CalibrateFunction.FACTS);
  }

  List<MonitoringTransition> transitions() {
    return side(CalibrateFunction.TRANSITIONS);
  }

  private <T> List<T> side(OutputTag<T> tag) {
    Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  int stateEntries() throws Exception {
    CalibrateOperator operator = (CalibrateOperator) harness.getOperator();
    operator.writeBack();
    return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
