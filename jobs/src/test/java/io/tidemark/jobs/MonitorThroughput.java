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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * with it and without (every fact crosses by itself), at parallelism 1 and 2. Beside them a floor:
 * the same facts, made and handed on but counted by nobody, so nothing meets in one place. What the
 * floor gains by a second subtask is what this machine has to give, and the gain of the sums is
 * also printed as a share of it. Rounds take turns, so that what else the machine does falls on all
 * alike; printed are medians and their ratios.
 *
 * <p>Facts are made and summed in one thread a subtask, as behind CALIBRATE, and MONITOR has a
 * thread of its own. All subtasks go through the same time. A rate includes the start of the job,
 * so rounds must be long beside it.
 *
 * <p>Arguments: outcomes a round (default 40,000,000; half a percent of it where each crosses by
 * itself, which is that much slower), rounds (default 3).
 */
public final class MonitorThroughput {

  private static final int SEGMENTS = 64;
  private static final long STEP_MICROS = 1_000_000L;
  private static final long TICK_MICROS = 3_600_000_000L;
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

  private static final String[] NAMES = new String[SEGMENTS];

  static {
    Arrays.setAll(NAMES, i -> "load|site=" + i);
  }

  private MonitorThroughput() {}

  /** What is done with the facts. */
  private enum Way {
    FLOOR,
    ALONE,
    SUMMED;

    int maxSums() {
      return this == SUMMED ? PreAggregateOperator.DEFAULT_MAX_SUMS : 0;
    }

    long outcomes(long of) {
      return this == ALONE ? of / 200 : of;
    }
  }

  private record Variant(Way way, int parallelism) {}

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    long outcomes = args.length > 0 ? Long.parseLong(args[0]) : 40_000_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    Map<Variant, double[]> rates = new LinkedHashMap<>();
    for (Way way : Way.values()) {
      for (int parallelism = 1; parallelism <= 2; parallelism++) {
        rates.put(new Variant(way, parallelism), new double[rounds]);
        run(outcomes / 4, new Variant(way, parallelism)); // warms up
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<Variant, double[]> rate : rates.entrySet()) {
        rate.getValue()[round] = run(outcomes, rate.getKey());
      }
    }
    print(rates);
  }

  private static void print(Map<Variant, double[]> rates) {
    rates.forEach(
        (variant, of) ->
            System.out.printf(
                "%s, parallelism %d: %.0f outcomes/s%n",
                variant.way(), variant.parallelism(), median(of)));
    for (int p = 1; p <= 2; p++) {
      double gain = ratio(rates, new Variant(Way.SUMMED, p), new Variant(Way.ALONE, p));
      System.out.printf("SUMMED / ALONE at %d: %.2f%n", p, gain);
    }
    for (Way way : Way.values()) {
      System.out.printf("%s, 2 / 1: %.2f%n", way, second(rates, way));
    }
    double share = second(rates, Way.SUMMED) / second(rates, Way.FLOOR);
    System.out.printf("SUMMED, 2 / 1, of what the floor gains: %.2f%n", share);
  }

  private static double second(Map<Variant, double[]> rates, Way way) {
    return ratio(rates, new Variant(way, 2), new Variant(way, 1));
  }

  private static double ratio(Map<Variant, double[]> rates, Variant of, Variant to) {
    return median(rates.get(of)) / median(rates.get(to));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double run(long ofAll, Variant variant) throws Exception {
    long outcomes = variant.way().outcomes(ofAll);
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(variant.parallelism(), configuration);
    DataStream<SegmentNews> news = news(env, outcomes / variant.parallelism());
    if (variant.way() == Way.FLOOR) {
      news.sinkTo(new DiscardingSink<>());
    } else {
      monitor(env, news, variant.way().maxSums()).sinkTo(new DiscardingSink<>());
    }
    long start = System.nanoTime();
    env.execute("monitor throughput");
    return outcomes / ((System.nanoTime() - start) * 1e-9);
  }

  /** Each subtask has the numbers of one range, and counts them from its beginning. */
  private static DataStream<SegmentNews> news(StreamExecutionEnvironment env, long ofEach) {
    long step = STEP_MICROS * env.getParallelism();
    return env.fromSequence(0, ofEach * env.getParallelism() - 1)
        .map(i -> news(i, i % ofEach * step))
        .returns(MonitorTypes.NEWS)
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<SegmentNews>forMonotonousTimestamps()
                .withTimestampAssigner((news, t) -> news.fact().eventTimeMicros() / 1000));
  }

  private static SegmentNews news(long i, long timeMicros) {
    boolean[] missed = {i % 10 == 0};
    double number = 1 + (i * 37 % 1000) / 100.0;
    SegmentFact fact =
        new SegmentFact(
            Kind.SETTLED,
            timeMicros,
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
        NAMES[(int) (i % SEGMENTS)],
        "load",
        fact,
        SETTINGS.targets(),
        List.of("load"),
        1,
        SETTINGS);
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
