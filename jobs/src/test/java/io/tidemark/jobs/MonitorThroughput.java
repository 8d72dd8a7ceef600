// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs;

import io.tidemark.coverage.SegmentFact;
import io.tidemark.coverage.SegmentFact.Kind;
import io.tidemark.event.CoverageReport;
import io.tidemark.flink.MonitorBroadcast;
import io.tidemark.flink.MonitorFunction;
import io.tidemark.flink.MonitorNotice;
import io.tidemark.flink.MonitorSettings;
import io.tidemark.flink.PreAggregateOperator;
import io.tidemark.flink.RollupTick;
import io.tidemark.flink.SegmentNews;
import io.tidemark.flink.state.MonitorTypes;
import io.tidemark.flink.state.SpecificRecordTypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * What pre-aggregation gains where one rollup takes all events: outcomes a second through MONITOR,
 * with it and without (every fact crosses by itself), at parallelism 1 and 2. Rounds take turns, so
 * that what else the machine does falls on all alike; printed are medians and their ratios.
 *
 * <p>Arguments: outcomes a round (default 400,000), rounds (default 5).
 */
public final class MonitorThroughput {

  private static final int SEGMENTS = 64;
  private static final long STEP_MICROS = 1_000_000L;
  private static final long TICK_MICROS = 3_600_000_000L;
  private static final int NO_SUMS = 0;
  private static final List<List<String>> WHOLE_MODEL = List.of(List.of());
  private static final MonitorSettings SETTINGS =
      new MonitorSettings(
          new double[] {0.1},
          0.02,
          10_000,
          true,
          TICK_MICROS,
          1L << 50,
          WHOLE_MODEL,
          MonitorSettings.DEFAULT_DETECTORS,
          OptionalDouble.empty());

  private MonitorThroughput() {}

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    long outcomes = args.length > 0 ? Long.parseLong(args[0]) : 400_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    int[][] variants = {
      {1, PreAggregateOperator.DEFAULT_MAX_SUMS},
      {1, NO_SUMS},
      {2, PreAggregateOperator.DEFAULT_MAX_SUMS},
      {2, NO_SUMS}
    };
    double[][] rates = new double[variants.length][rounds];
    for (int[] variant : variants) {
      run(outcomes / 10, variant[0], variant[1]); // warms up
    }
    for (int round = 0; round < rounds; round++) {
      for (int v = 0; v < variants.length; v++) {
        rates[v][round] = run(outcomes, variants[v][0], variants[v][1]);
      }
    }
    print(variants, Arrays.stream(rates).mapToDouble(MonitorThroughput::median).toArray());
  }

  private static void print(int[][] variants, double[] medians) {
    for (int v = 0; v < medians.length; v++) {
      System.out.printf(
          "parallelism %d, %s: %.0f outcomes/s%n",
          variants[v][0], variants[v][1] == NO_SUMS ? "each by itself" : "summed", medians[v]);
    }
    System.out.printf("summed / each by itself at 1: %.2f%n", medians[0] / medians[1]);
    System.out.printf("summed / each by itself at 2: %.2f%n", medians[2] / medians[3]);
    System.out.printf("summed, 2 / 1: %.2f%n", medians[2] / medians[0]);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double run(long outcomes, int parallelism, int maxSums) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    monitor(env, news(env, outcomes), maxSums).sinkTo(new DiscardingSink<>());
    long start = System.nanoTime();
    env.execute("monitor throughput");
    return outcomes / ((System.nanoTime() - start) * 1e-9);
  }

  private static DataStream<SegmentNews> news(StreamExecutionEnvironment env, long outcomes) {
    return env.fromSequence(1, outcomes)
        .setParallelism(1)
        .map(MonitorThroughput::news)
        .returns(MonitorTypes.NEWS)
        .setParallelism(1)
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<SegmentNews>forMonotonousTimestamps()
                .withTimestampAssigner((news, t) -> news.fact().eventTimeMicros() / 1000))
        .setParallelism(1)
        .keyBy(SegmentNews::segment, Types.STRING)
        .map(news -> news)
        .returns(MonitorTypes.NEWS);
  }

  private static SegmentNews news(long i) {
    boolean[] missed = {i % 10 == 0};
    double number = 1 + (i * 37 % 1000) / 100.0;
    SegmentFact fact =
        new SegmentFact(
            Kind.SETTLED,
            i * STEP_MICROS,
            TICK_MICROS,
            number,
            OptionalDouble.of((1 + i * 61 % 1000) / 1000.0),
            missed,
            missed,
            missed,
            new double[] {2 * number},
            new double[] {3 * number},
            new double[] {number},
            new double[] {number});
    return new SegmentNews(
        "load|site=" + i % SEGMENTS, "load", fact, SETTINGS.targets(), WHOLE_MODEL, 1, SETTINGS);
  }

  private static DataStream<CoverageReport> monitor(
      StreamExecutionEnvironment env, DataStream<SegmentNews> news, int maxSums) {
    DataStream<MonitorNotice> none =
        env.fromSequence(0, 0)
            .<MonitorNotice>flatMap((i, out) -> {})
            .returns(MonitorTypes.NOTICE)
            .setParallelism(1);
    return news.transform(
            OperatorUids.PRE_AGGREGATE, MonitorTypes.TICK, new PreAggregateOperator(maxSums))
        .keyBy(RollupTick::rollup, Types.STRING)
        .connect(none.broadcast(MonitorBroadcast.descriptors()))
        .process(new MonitorFunction(), SpecificRecordTypeInfo.of(CoverageReport.class));
  }
}
