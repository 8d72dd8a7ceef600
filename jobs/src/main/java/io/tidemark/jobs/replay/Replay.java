// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import io.tidemark.ensemble.EnsembleSpec;
import io.tidemark.event.AlertCommand;
import io.tidemark.event.AlertTransition;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.CoverageReport;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.Evaluation;
import io.tidemark.event.Leaderboard;
import io.tidemark.event.MonitoringTransition;
import io.tidemark.event.TriageReport;
import io.tidemark.flink.Tally;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.state.InboundTypeInfo;
import io.tidemark.flink.state.PolicyInputTypeInfo;
import io.tidemark.flink.state.SpecificRecordTypeInfo;
import io.tidemark.jobs.MonitoringJob;
import io.tidemark.jobs.OperatorUids;
import io.tidemark.policy.PolicyBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The operators of the live job over one file, in event-time order: the numbers that live would
 * have given, the same on every run and at every parallelism.
 */
public final class Replay {

  /** More subtasks than this have no keys to work on. */
  public static final int MAX_PARALLELISM = 128;

  private final Path input;
  private final PolicyBook policies;
  private final List<EnsembleSpec> ensembles;
  private final int parallelism;
  private final List<ReplaySink<?>> sinks = new ArrayList<>();
  private final ReplayResult result = new ReplayResult();

  /**
   * A replay that is ready to run. Every policy is applied with ordering by event time.
   *
   * @param parallelism at least 1
   */
  public Replay(Path input, PolicyBook policies, int parallelism) {
    this(input, policies, List.of(), parallelism);
  }

  /**
   * A replay that also combines models.
   *
   * @param parallelism at least 1
   */
  public Replay(Path input, PolicyBook policies, List<EnsembleSpec> ensembles, int parallelism) {
    this.input = input;
    this.ensembles = List.copyOf(ensembles);
    this.policies = EventTimePolicies.of(policies);
    this.parallelism = parallelism;
  }

  /** Runs to the end of the file and writes the results into a folder. */
  public ReplaySummary run(Path out) throws Exception {
    ReplayFile.Contents contents = ReplayFile.inspect(input);
    try {
      graph(contents.sorted()).execute("tidemark replay");
    } finally {
      sinks.forEach(ReplaySink::close);
    }
    result.sort();
    ReplaySummary summary = ReplaySummary.of(result, result.inputs(contents));
    new ReplayWriter(out).write(result, summary);
    return summary;
  }

  /** An environment that holds the graph, ready to execute. */
  StreamExecutionEnvironment graph(boolean sorted) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    env.setMaxParallelism(MAX_PARALLELISM);
    DataStream<Inbound> inbound =
        source(env, "replay", new ReplaySource(input.toString(), sorted), InboundTypeInfo.INSTANCE);
    MonitoringJob.Outputs outputs =
        new MonitoringJob(policies, ensembles)
            .build(
                inbound,
                none(env, "policies", PolicyInputTypeInfo.INSTANCE),
                none(env, "commands", SpecificRecordTypeInfo.of(AlertCommand.class)),
                1);
    sink(outputs.intervals(), CalibratedPrediction.class, result.intervals::add, "intervals");
    sink(outputs.evaluations(), Evaluation.class, result.evaluations::add, "evaluations");
    sink(outputs.reports(), CoverageReport.class, result.reports::add, "reports");
    sink(outputs.alerts(), AlertTransition.class, result.alerts::add, "alerts");
    sink(outputs.triage(), TriageReport.class, result.triage::add, "triage");
    sink(outputs.transitions(), MonitoringTransition.class, result.transitions::add, "transitions");
    sink(outputs.deadLetters(), DeadLetter.class, result.deadLetters::add, "dead-letters");
    sink(outputs.tallies(), Tally.class, result.tallies::add, "tallies");
    outputs
        .combined()
        .ifPresent(
            combined -> {
              sink(combined.records(), Inbound.class, result::count, "combined");
              sink(combined.leaderboards(), Leaderboard.class, result::add, "leaderboard");
            });
    return env;
  }

  private static <T> DataStream<T> source(
      StreamExecutionEnvironment env,
      String name,
      SequentialSource.Opener<T> records,
      TypeInformation<T> type) {
    WatermarkStrategy<T> ofTheSource = WatermarkStrategy.noWatermarks();
    return env.fromSource(new SequentialSource<>(records), ofTheSource, name, type)
        .setParallelism(1)
        .uid(OperatorUids.source(name));
  }

  private static <T> DataStream<T> none(
      StreamExecutionEnvironment env, String name, TypeInformation<T> type) {
    return source(env, name, ReplaySource.nothing(), type);
  }

  private <T> void sink(DataStream<T> stream, Class<T> type, Consumer<T> consumer, String name) {
    ReplaySink<T> sink = ReplaySink.to(type, consumer);
    sinks.add(sink);
    stream.sinkTo(sink).name(OperatorUids.sink(name)).uid(OperatorUids.sink(name));
  }
}
