// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.RollupMonitor;
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
 * MONITOR: one rollup. Facts wait for the end of their tick and are folded in event-time order. A
 * fact that comes after its tick was closed is folded with the tick that is open then, so that a
 * tick has one report and a block is one observation. A tick that is unfinished when the input ends
 * is closed as well.
 *
 * <p>A rollup without facts for four label horizons, after which nothing is pending, is dropped
 * with its evidence; one with an alarm is kept, because only evidence ends an alarm. Timers are per
 * tick with facts, and one per bucket for the drop.
 */
public final class MonitorFunction
    extends KeyedProcessFunction<String, RollupFact, CoverageReport> {

  /** What the detectors found. */
  public static final OutputTag<RollupSignal> SIGNALS =
      new OutputTag<>("signals", MonitorTypes.SIGNAL);

  private static final long serialVersionUID = 1L;

  private transient ListState<WaitingFact> waiting;
  private transient ValueState<FlatState> monitor;
  private transient ValueState<Long> dropAt;

  @Override
  public void open(OpenContext context) {
    waiting =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("waiting", MonitorTypes.WAITING));
    monitor =
        getRuntimeContext().getState(new ValueStateDescriptor<>("monitor", MonitorTypes.FLAT));
    dropAt = getRuntimeContext().getState(new ValueStateDescriptor<>("drop-at", Types.LONG));
  }

  @Override
  public void processElement(RollupFact fact, Context context, Collector<CoverageReport> out)
      throws Exception {
    long end =
        Ticks.endFor(
            fact.fact().eventTimeMicros(),
            fact.settings().tickMicros(),
            context.timerService().currentWatermark());
    waiting.add(new WaitingFact(end, fact));
    context.timerService().registerEventTimeTimer(Ticks.timer(end));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CoverageReport> out)
      throws Exception {
    TreeMap<Long, List<RollupFact>> due = new TreeMap<>();
    List<WaitingFact> left = new ArrayList<>();
    for (WaitingFact fact : waiting.get()) {
      if (Ticks.timer(fact.tickEndMicros()) <= timestamp) {
        due.computeIfAbsent(fact.tickEndMicros(), end -> new ArrayList<>()).add(fact.fact());
      } else {
        left.add(fact);
      }
    }
    for (Map.Entry<Long, List<RollupFact>> tick : due.entrySet()) {
      close(tick.getKey(), tick.getValue(), context, out);
    }
    if (!due.isEmpty()) {
      waiting.update(left);
    }
    dropWhenIdle(timestamp, left.isEmpty(), context);
  }

  private void close(
      long end, List<RollupFact> due, OnTimerContext context, Collector<CoverageReport> out)
      throws Exception {
    Tick tick = Tick.of(due);
    FlatState before = monitor.value();
    RollupMonitor rollup =
        before == null
            ? new RollupMonitor(tick.config())
            : RollupMonitor.restore(tick.config(), before);
    TickReport report = rollup.close(end - tick.lengthMicros(), end, tick.facts());
    monitor.update(rollup.snapshot());
    out.collect(CoverageReports.of(tick.newest(), end, report));
    context.output(SIGNALS, CoverageReports.signal(tick.newest(), end, report));
    keepUntil(end, tick.newest().settings().retentionMicros(), rollup.alarmed(), context);
  }

  private void keepUntil(long end, long retentionMicros, boolean alarmed, OnTimerContext context)
      throws Exception {
    if (alarmed) {
      dropAt.clear();
    } else {
      dropAt.update(end + retentionMicros);
      TimerBuckets.register(context.timerService(), end + retentionMicros, retentionMicros);
    }
  }

  private void dropWhenIdle(long timestamp, boolean idle, OnTimerContext context) throws Exception {
    Long drop = dropAt.value();
    if (idle
        && drop != null
        && drop <= TimerBuckets.micros(timestamp)
        && !TimerBuckets.endOfStream(context.timerService())) {
      waiting.clear();
      monitor.clear();
      dropAt.clear();
    }
  }
}
