// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs;

import io.tidemark.ensemble.EnsembleSpec;
import io.tidemark.event.AlertCommand;
import io.tidemark.event.AlertTransition;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.CoverageReport;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.Evaluation;
import io.tidemark.event.Leaderboard;
import io.tidemark.event.MonitoringTransition;
import io.tidemark.event.ScoreSummary;
import io.tidemark.event.TriageReport;
import io.tidemark.flink.AlertFunction;
import io.tidemark.flink.CacheBounds;
import io.tidemark.flink.CalibrateFunction;
import io.tidemark.flink.CalibrateOperator;
import io.tidemark.flink.DirectoryOperator;
import io.tidemark.flink.EvidenceRestartFunction;
import io.tidemark.flink.FleetCount;
import io.tidemark.flink.FleetFunction;
import io.tidemark.flink.MonitorBroadcast;
import io.tidemark.flink.MonitorFunction;
import io.tidemark.flink.MonitorNotice;
import io.tidemark.flink.OutcomeLookup;
import io.tidemark.flink.PolicyBroadcast;
import io.tidemark.flink.PreAggregateOperator;
import io.tidemark.flink.RollupSignal;
import io.tidemark.flink.RollupTick;
import io.tidemark.flink.RouteFunction;
import io.tidemark.flink.Tally;
import io.tidemark.flink.TriageFunction;
import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.MonitorTypes;
import io.tidemark.flink.state.SpecificRecordTypeInfo;
import io.tidemark.flink.state.StateTypes;
import io.tidemark.policy.PolicyBook;
import java.util.List;
import java.util.Optional;
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
  private final OutcomeLookup outcomeLookup;
  private final List<EnsembleSpec> ensembles;

  /**
   * A job that starts from these policies.
   *
   * @param initial in force until newer ones arrive
   */
  public MonitoringJob(PolicyBook initial) {
    this(initial, List.of());
  }

  /**
   * A job that also combines models.
   *
   * @param initial in force until newer ones arrive
   */
  public MonitoringJob(PolicyBook initial, List<EnsembleSpec> ensembles) {
    this(initial, ensembles, OutcomeLookup.DIRECTORY);
  }

  /**
   * A job that finds outcomes by their dimensions alone, or not.
   *
   * @param initial in force until newer ones arrive
   */
  public MonitoringJob(
      PolicyBook initial, List<EnsembleSpec> ensembles, OutcomeLookup outcomeLookup) {
    this.initial = initial;
    this.outcomeLookup = outcomeLookup;
    this.ensembles = List.copyOf(ensembles);
  }

  /**
   * All that the graph gives.
   *
   * @param combined what ensembles give; empty without any
   */
  public record Outputs(
      DataStream<CalibratedPrediction> intervals,
      DataStream<Evaluation> evaluations,
      DataStream<CoverageReport> reports,
      DataStream<ScoreSummary> summaries,
      DataStream<AlertTransition> alerts,
      DataStream<TriageReport> triage,
      DataStream<MonitoringTransition> transitions,
      DataStream<DeadLetter> deadLetters,
      DataStream<Tally> tallies,
      Optional<Combined> combined) {}

  /**
   * What ensembles give.
   *
   * @param records predictions of virtual models and their outcomes, which joined the inbound ones
   */
  public record Combined(DataStream<Inbound> records, DataStream<Leaderboard> leaderboards) {}

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
    Optional<Combined> combined = combined(inbound, routeParallelism);
    DataStream<Inbound> all = combined.map(c -> inbound.union(c.records())).orElse(inbound);
    BroadcastStream<PolicyInput> broadcast = policies.broadcast(PolicyBroadcast.descriptor());
    SingleOutputStreamOperator<SegmentInput> routed =
        route(all, broadcast).setParallelism(routeParallelism);
    SingleOutputStreamOperator<SegmentInput> directory = directory(routed);
    SingleOutputStreamOperator<CalibratedPrediction> calibrated =
        calibrate(routed.union(directory), policies);
    SingleOutputStreamOperator<RollupTick> ticks = preAggregate(calibrated);
    SingleOutputStreamOperator<MonitorNotice> runLengths = fleet(ticks);
    SingleOutputStreamOperator<CoverageReport> reports =
        monitor(ticks, runLengths.union(restarts(commands)));
    return new Outputs(
        calibrated,
        calibrated.getSideOutput(CalibrateFunction.EVALUATIONS),
        reports,
        calibrated.getSideOutput(CalibrateFunction.SUMMARIES),
        alert(reports.getSideOutput(MonitorFunction.SIGNALS), commands),
        triage(reports),
        calibrated
            .getSideOutput(CalibrateFunction.TRANSITIONS)
            .union(runLengths.getSideOutput(FleetFunction.TRANSITIONS)),
        routed
            .getSideOutput(RouteFunction.DEAD_LETTERS)
            .union(
                directory.getSideOutput(RouteFunction.DEAD_LETTERS),
                calibrated.getSideOutput(RouteFunction.DEAD_LETTERS)),
        calibrated.getSideOutput(Tally.TAG).union(directory.getSideOutput(Tally.TAG)),
        combined);
  }

  private Optional<Combined> combined(DataStream<Inbound> inbound, int routeParallelism) {
    return ensembles.isEmpty()
        ? Optional.empty()
        : Optional.of(EnsembleGraph.of(inbound, ensembles, routeParallelism));
  }

  private SingleOutputStreamOperator<SegmentInput> route(
      DataStream<Inbound> inbound, BroadcastStream<PolicyInput> policies) {
    return inbound
        .connect(policies)
        .process(new RouteFunction(initial, outcomeLookup), StateTypes.SEGMENT_INPUT)
        .name(OperatorUids.ROUTE)
        .uid(OperatorUids.ROUTE);
  }

  private static SingleOutputStreamOperator<SegmentInput> directory(
      SingleOutputStreamOperator<SegmentInput> routed) {
    return routed
        .getSideOutput(RouteFunction.DIRECTORY)
        .keyBy(DirectoryInput::lookupKey, Types.STRING)
        .transform(
            OperatorUids.DIRECTORY,
            StateTypes.SEGMENT_INPUT,
            new DirectoryOperator(DirectoryOperator.DEFAULT_HELD_BYTES))
        .uid(OperatorUids.DIRECTORY);
  }

  /** Not as a broadcast function, because the operator chooses the key whose state it writes. */
  private SingleOutputStreamOperator<CalibratedPrediction> calibrate(
      DataStream<SegmentInput> inputs, DataStream<PolicyInput> policies) {
    return inputs
        .keyBy(SegmentInput::segment, Types.STRING)
        .connect(policies.broadcast())
        .transform(
            OperatorUids.CALIBRATE,
            SpecificRecordTypeInfo.of(CalibratedPrediction.class),
            new CalibrateOperator(initial, outcomeLookup, CacheBounds.DEFAULT))
        .uid(OperatorUids.CALIBRATE);
  }

  private static SingleOutputStreamOperator<RollupTick> preAggregate(
      SingleOutputStreamOperator<CalibratedPrediction> calibrated) {
    return calibrated
        .getSideOutput(CalibrateFunction.FACTS)
        .transform(
            OperatorUids.PRE_AGGREGATE,
            MonitorTypes.TICK,
            new PreAggregateOperator(PreAggregateOperator.DEFAULT_MAX_SUMS))
        .uid(OperatorUids.PRE_AGGREGATE);
  }

  private static SingleOutputStreamOperator<MonitorNotice> fleet(
      SingleOutputStreamOperator<RollupTick> ticks) {
    return ticks
        .getSideOutput(PreAggregateOperator.COUNTS)
        .keyBy(FleetCount::model, Types.STRING)
        .process(new FleetFunction(), MonitorTypes.NOTICE)
        .name(OperatorUids.FLEET)
        .uid(OperatorUids.FLEET);
  }

  private static DataStream<MonitorNotice> restarts(DataStream<AlertCommand> commands) {
    return commands
        .flatMap(new EvidenceRestartFunction(), MonitorTypes.NOTICE)
        .setParallelism(1)
        .name(OperatorUids.RESTART)
        .uid(OperatorUids.RESTART);
  }

  private static SingleOutputStreamOperator<CoverageReport> monitor(
      SingleOutputStreamOperator<RollupTick> ticks, DataStream<MonitorNotice> notices) {
    return ticks
        .keyBy(RollupTick::rollup, Types.STRING)
        .connect(notices.broadcast(MonitorBroadcast.descriptors()))
        .process(new MonitorFunction(), SpecificRecordTypeInfo.of(CoverageReport.class))
        .name(OperatorUids.MONITOR)
        .uid(OperatorUids.MONITOR);
  }

  private static SingleOutputStreamOperator<TriageReport> triage(
      DataStream<CoverageReport> reports) {
    return reports
        .keyBy(CoverageReport::getModel, Types.STRING)
        .process(new TriageFunction(), SpecificRecordTypeInfo.of(TriageReport.class))
        .name(OperatorUids.TRIAGE)
        .uid(OperatorUids.TRIAGE);
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
