// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.event.AlertCommand;
import io.tidemark.event.AlertTransition;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.CoverageReport;
import io.tidemark.event.TriageReport;
import io.tidemark.flink.CalibrateFunction;
import io.tidemark.flink.FleetCount;
import io.tidemark.flink.FleetFunction;
import io.tidemark.flink.MonitorBroadcast;
import io.tidemark.flink.MonitorFunction;
import io.tidemark.flink.MonitorNotice;
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
import io.tidemark.jobs.JobGraph;
import io.tidemark.jobs.MonitoringJob;
import io.tidemark.jobs.OperatorUids;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The graph of {@link MonitoringJob}, operator by operator and shuffle by shuffle, with operators
 * that forward. What the job sums up before it crosses the network (some hundred records in a
 * million) crosses here not at all.
 */
final class FloorGraph implements JobGraph {

  private final FloorRoute route;
  private final FloorCalibrate calibrate;

  FloorGraph(FloorRoute route, FloorCalibrate calibrate) {
    this.route = route;
    this.calibrate = calibrate;
  }

  @Override
  public MonitoringJob.Outputs build(
      DataStream<Inbound> inbound,
      DataStream<PolicyInput> policies,
      DataStream<AlertCommand> commands,
      int routeParallelism) {
    BroadcastStream<PolicyInput> broadcast = policies.broadcast(PolicyBroadcast.descriptor());
    SingleOutputStreamOperator<SegmentInput> routed =
        inbound
            .connect(broadcast)
            .process(route, StateTypes.SEGMENT_INPUT)
            .name(OperatorUids.ROUTE)
            .uid(OperatorUids.ROUTE)
            .setParallelism(routeParallelism);
    SingleOutputStreamOperator<SegmentInput> directory = directory(routed);
    SingleOutputStreamOperator<CalibratedPrediction> calibrated =
        routed
            .union(directory)
            .keyBy(SegmentInput::segment, Types.STRING)
            .connect(broadcast)
            .process(calibrate, SpecificRecordTypeInfo.of(CalibratedPrediction.class))
            .name(OperatorUids.CALIBRATE)
            .uid(OperatorUids.CALIBRATE);
    return outputs(routed, directory, calibrated, commands);
  }

  private static SingleOutputStreamOperator<SegmentInput> directory(
      SingleOutputStreamOperator<SegmentInput> routed) {
    return routed
        .getSideOutput(RouteFunction.DIRECTORY)
        .keyBy(DirectoryInput::lookupKey, Types.STRING)
        .process(new Quiet.Keyed<DirectoryInput, SegmentInput>(), StateTypes.SEGMENT_INPUT)
        .name(OperatorUids.DIRECTORY)
        .uid(OperatorUids.DIRECTORY);
  }

  private static MonitoringJob.Outputs outputs(
      SingleOutputStreamOperator<SegmentInput> routed,
      SingleOutputStreamOperator<SegmentInput> directory,
      SingleOutputStreamOperator<CalibratedPrediction> calibrated,
      DataStream<AlertCommand> commands) {
    SingleOutputStreamOperator<RollupTick> ticks =
        calibrated
            .getSideOutput(CalibrateFunction.FACTS)
            .process(
                new Quiet.Plain<io.tidemark.flink.SegmentNews, RollupTick>(), MonitorTypes.TICK)
            .name(OperatorUids.PRE_AGGREGATE)
            .uid(OperatorUids.PRE_AGGREGATE);
    SingleOutputStreamOperator<MonitorNotice> notices = fleet(ticks);
    SingleOutputStreamOperator<CoverageReport> reports =
        monitor(ticks, notices.union(restarts(commands)));
    return new MonitoringJob.Outputs(
        calibrated,
        calibrated.getSideOutput(CalibrateFunction.EVALUATIONS),
        reports,
        calibrated.getSideOutput(CalibrateFunction.SUMMARIES),
        alert(reports.getSideOutput(MonitorFunction.SIGNALS), commands),
        triage(reports),
        calibrated
            .getSideOutput(CalibrateFunction.TRANSITIONS)
            .union(notices.getSideOutput(FleetFunction.TRANSITIONS)),
        routed
            .getSideOutput(RouteFunction.DEAD_LETTERS)
            .union(
                directory.getSideOutput(RouteFunction.DEAD_LETTERS),
                calibrated.getSideOutput(RouteFunction.DEAD_LETTERS)),
        calibrated.getSideOutput(Tally.TAG).union(directory.getSideOutput(Tally.TAG)),
        Optional.empty());
  }

  private static SingleOutputStreamOperator<MonitorNotice> fleet(
      SingleOutputStreamOperator<RollupTick> ticks) {
    return ticks
        .getSideOutput(PreAggregateOperator.COUNTS)
        .keyBy(FleetCount::model, Types.STRING)
        .process(new Quiet.Keyed<FleetCount, MonitorNotice>(), MonitorTypes.NOTICE)
        .name(OperatorUids.FLEET)
        .uid(OperatorUids.FLEET);
  }

  private static DataStream<MonitorNotice> restarts(DataStream<AlertCommand> commands) {
    return commands
        .process(new Quiet.Plain<AlertCommand, MonitorNotice>(), MonitorTypes.NOTICE)
        .setParallelism(1)
        .name(OperatorUids.RESTART)
        .uid(OperatorUids.RESTART);
  }

  private static SingleOutputStreamOperator<CoverageReport> monitor(
      SingleOutputStreamOperator<RollupTick> ticks, DataStream<MonitorNotice> notices) {
    return ticks
        .keyBy(RollupTick::rollup, Types.STRING)
        .connect(notices.broadcast(MonitorBroadcast.descriptors()))
        .process(
            new Quiet.Broadcast<RollupTick, MonitorNotice, CoverageReport>(),
            SpecificRecordTypeInfo.of(CoverageReport.class))
        .name(OperatorUids.MONITOR)
        .uid(OperatorUids.MONITOR);
  }

  private static SingleOutputStreamOperator<TriageReport> triage(
      DataStream<CoverageReport> reports) {
    return reports
        .keyBy(CoverageReport::getModel, Types.STRING)
        .process(
            new Quiet.Keyed<CoverageReport, TriageReport>(),
            SpecificRecordTypeInfo.of(TriageReport.class))
        .name(OperatorUids.TRIAGE)
        .uid(OperatorUids.TRIAGE);
  }

  private static SingleOutputStreamOperator<AlertTransition> alert(
      DataStream<RollupSignal> signals, DataStream<AlertCommand> commands) {
    return signals
        .keyBy(RollupSignal::model, Types.STRING)
        .connect(commands.keyBy(AlertCommand::getModel, Types.STRING))
        .process(
            new Quiet.Two<RollupSignal, AlertCommand, AlertTransition>(),
            SpecificRecordTypeInfo.of(AlertTransition.class))
        .name(OperatorUids.ALERT)
        .uid(OperatorUids.ALERT);
  }
}
