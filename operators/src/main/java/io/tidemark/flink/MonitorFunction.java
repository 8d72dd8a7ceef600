// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.MonitorConfig;
import io.tidemark.coverage.RollupMonitor;
import io.tidemark.coverage.SegmentFact;
import io.tidemark.coverage.TickReport;
import io.tidemark.event.CoverageReport;
import io.tidemark.flink.state.MonitorTypes;
import io.tidemark.quantile.FlatState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * MONITOR: one rollup. Facts wait for the end of their tick and are folded in event-time order;
 * facts that come after their tick was closed give a further report of that tick. A tick that is
 * unfinished when the input ends is closed as well.
 *
 * <p>A rollup without facts for four label horizons and nothing pending is dropped with its
 * evidence.
 */
public final class MonitorFunction
    extends KeyedProcessFunction<String, RollupFact, CoverageReport> {

  /** What the detectors found. */
  public static final OutputTag<RollupSignal> SIGNALS =
      new OutputTag<>("signals", MonitorTypes.SIGNAL);

  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_MILLI = 1000;

  private transient ListState<RollupFact> waiting;
  private transient ValueState<FlatState> monitor;
  private transient ValueState<Long> retention;

  @Override
  public void open(OpenContext context) {
    waiting =
        getRuntimeContext().getListState(new ListStateDescriptor<>("waiting", MonitorTypes.FACT));
    monitor =
        getRuntimeContext().getState(new ValueStateDescriptor<>("monitor", MonitorTypes.FLAT));
    retention = getRuntimeContext().getState(new ValueStateDescriptor<>("retention", Types.LONG));
  }

  @Override
  public void processElement(RollupFact fact, Context context, Collector<CoverageReport> out)
      throws Exception {
    waiting.add(fact);
    context.timerService().registerEventTimeTimer(timer(tickEnd(fact)));
  }

  private static long tickEnd(RollupFact fact) {
    long tick = fact.settings().tickMicros();
    return (Math.floorDiv(fact.fact().eventTimeMicros(), tick) + 1) * tick;
  }

  /** The watermark that promises that nothing before a moment will come. */
  private static long timer(long micros) {
    return Math.floorDiv(micros - 1, MICROS_PER_MILLI);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CoverageReport> out)
      throws Exception {
    TreeMap<Long, List<RollupFact>> ticks = new TreeMap<>();
    for (RollupFact fact : waiting.get()) {
      ticks.computeIfAbsent(tickEnd(fact), end -> new ArrayList<>()).add(fact);
    }
    List<RollupFact> left = new ArrayList<>();
    for (Map.Entry<Long, List<RollupFact>> tick : ticks.entrySet()) {
      if (timer(tick.getKey()) <= timestamp) {
        close(tick.getKey(), tick.getValue(), context, out);
      } else {
        left.addAll(tick.getValue());
      }
    }
    waiting.update(left);
    dropWhenIdle(timestamp, left, context);
  }

  private void close(
      long end, List<RollupFact> due, OnTimerContext context, Collector<CoverageReport> out)
      throws Exception {
    RollupFact newest = due.get(due.size() - 1);
    MonitorSettings settings = newest.settings();
    MonitorConfig config =
        new MonitorConfig(
            settings.targets(),
            settings.tolerance(),
            settings.averageRunLength(),
            settings.perBlock());
    FlatState before = monitor.value();
    RollupMonitor rollup =
        before == null ? new RollupMonitor(config) : RollupMonitor.restore(config, before);
    List<SegmentFact> facts = due.stream().map(RollupFact::fact).toList();
    TickReport report = rollup.close(end - settings.tickMicros(), end, facts);
    monitor.update(rollup.snapshot());
    out.collect(CoverageReports.of(newest, end, report));
    CoverageReports.signals(newest, report).forEach(signal -> context.output(SIGNALS, signal));
    long drop = timer(end + settings.retentionMicros());
    retention.update(drop);
    context.timerService().registerEventTimeTimer(drop);
  }

  private void dropWhenIdle(long timestamp, List<RollupFact> left, OnTimerContext context)
      throws Exception {
    Long drop = retention.value();
    boolean ended = context.timerService().currentWatermark() == Long.MAX_VALUE;
    if (!ended && left.isEmpty() && drop != null && drop <= timestamp) {
      waiting.clear();
      monitor.clear();
      retention.clear();
    }
  }
}
