// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs;

import io.tidemark.event.AlertCommand;
import io.tidemark.event.AlertTransition;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.CoverageReport;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.Evaluation;
import io.tidemark.event.ScoreSummary;
import io.tidemark.flink.AlertFunction;
import io.tidemark.flink.CalibrateFunction;
import io.tidemark.flink.DirectoryFunction;
import io.tidemark.flink.MonitorFunction;
import io.tidemark.flink.PolicyBroadcast;
import io.tidemark.flink.PreAggregateOperator;
import io.tidemark.flink.RollupSignal;
import io.tidemark.flink.RollupTick;
import io.tidemark.flink.RouteFunction;
import io.tidemark.flink.Tally;
import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.MonitorTypes;
import io.tidemark.flink.state.SpecificRecordTypeInfo;
import io.tidemark.flink.state.StateTypes;
import io.tidemark.policy.PolicyBook;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The graph of the design: route, calibrate, monitor, alert. Sources and sinks are handed in, so
 * that the same graph runs on Kafka, in a replay and in a test.
 */
public final class MonitoringJob {

  private final PolicyBook initial;

  /**
   * A job that starts from these policies.
   *
   * @param initial in force until newer ones arrive
   */
  public MonitoringJob(PolicyBook initial) {
    this.initial = initial;
  }

  /** All that the graph gives. */
  public record Outputs(
      DataStream<CalibratedPrediction> intervals,
      DataStream<Evaluation> evaluations,
      DataStream<CoverageReport> reports,
      DataStream<ScoreSummary> summaries,
      DataStream<AlertTransition> alerts,
      DataStream<DeadLetter> deadLetters,
      DataStream<Tally> tallies) {}

  /**
   * Wires the operators between the given streams.
   *
   * @param routeParallelism of the first operator: that of the sources, so that records of one
   *     partition keep their order
   */
  public Outputs build(
      DataStream<Inbound> inbound,
      DataStream<PolicyInput> policies,
      DataStream<AlertCommand> commands,
      int routeParallelism) {
    BroadcastStream<PolicyInput> broadcast = policies.broadcast(PolicyBroadcast.descriptor());
    SingleOutputStreamOperator<SegmentInput> routed =
        route(inbound, broadcast).setParallelism(routeParallelism);
    SingleOutputStreamOperator<SegmentInput> directory = directory(routed);
    SingleOutputStreamOperator<CalibratedPrediction> calibrated =
        calibrate(routed.union(directory), broadcast);
    SingleOutputStreamOperator<CoverageReport> reports = monitor(calibrated);
    return new Outputs(
        calibrated,
        calibrated.getSideOutput(CalibrateFunction.EVALUATIONS),
        reports,
        calibrated.getSideOutput(CalibrateFunction.SUMMARIES),
        alert(reports.getSideOutput(MonitorFunction.SIGNALS), commands),
        routed
            .getSideOutput(RouteFunction.DEAD_LETTERS)
            .union(
                directory.getSideOutput(RouteFunction.DEAD_LETTERS),
                calibrated.getSideOutput(RouteFunction.DEAD_LETTERS)),
        calibrated.getSideOutput(Tally.TAG).union(directory.getSideOutput(Tally.TAG)));
  }

  private SingleOutputStreamOperator<SegmentInput> route(
      DataStream<Inbound> inbound, BroadcastStream<PolicyInput> policies) {
    return inbound
        .connect(policies)
        .process(new RouteFunction(initial), StateTypes.SEGMENT_INPUT)
        .name(OperatorUids.ROUTE)
        .uid(OperatorUids.ROUTE);
  }

  private static SingleOutputStreamOperator<SegmentInput> directory(
      SingleOutputStreamOperator<SegmentInput> routed) {
    return routed
        .getSideOutput(RouteFunction.DIRECTORY)
        .keyBy(DirectoryInput::lookupKey, Types.STRING)
        .process(new DirectoryFunction(), StateTypes.SEGMENT_INPUT)
        .name(OperatorUids.DIRECTORY)
        .uid(OperatorUids.DIRECTORY);
  }

  private SingleOutputStreamOperator<CalibratedPrediction> calibrate(
      DataStream<SegmentInput> inputs, BroadcastStream<PolicyInput> policies) {
    return inputs
        .keyBy(SegmentInput::segment, Types.STRING)
        .connect(policies)
        .process(
            new CalibrateFunction(initial), SpecificRecordTypeInfo.of(CalibratedPrediction.class))
        .name(OperatorUids.CALIBRATE)
        .uid(OperatorUids.CALIBRATE);
  }

  private static SingleOutputStreamOperator<CoverageReport> monitor(
      SingleOutputStreamOperator<CalibratedPrediction> calibrated) {
    return calibrated
        .getSideOutput(CalibrateFunction.FACTS)
        .transform(
            OperatorUids.PRE_AGGREGATE,
            MonitorTypes.TICK,
            new PreAggregateOperator(PreAggregateOperator.DEFAULT_MAX_SUMS))
        .uid(OperatorUids.PRE_AGGREGATE)
        .keyBy(RollupTick::rollup, Types.STRING)
        .process(new MonitorFunction(), SpecificRecordTypeInfo.of(CoverageReport.class))
        .name(OperatorUids.MONITOR)
        .uid(OperatorUids.MONITOR);
  }

  private static SingleOutputStreamOperator<AlertTransition> alert(
      DataStream<RollupSignal> signals, DataStream<AlertCommand> commands) {
    return signals
        .keyBy(RollupSignal::model, Types.STRING)
        .connect(commands.keyBy(AlertCommand::getModel, Types.STRING))
        .process(new AlertFunction(), SpecificRecordTypeInfo.of(AlertTransition.class))
        .name(OperatorUids.ALERT)
        .uid(OperatorUids.ALERT);
  }
}
