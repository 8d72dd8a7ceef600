// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.MonitorConfig;
import io.tidemark.coverage.RollupMonitor;
import io.tidemark.coverage.TickReport;
import io.tidemark.event.CoverageReport;
import io.tidemark.flink.state.MonitorTypes;
import io.tidemark.quantile.FlatState;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * MONITOR: one rollup. The sums of a tick are added up until the watermark closes it; then it is
 * folded, reported and told to the alerts, held to the run length that the model's budget gives. A
 * tick that is unfinished when the input ends is closed as well.
 *
 * <p>A rollup without facts for its retention, after which nothing is pending, is dropped with its
 * evidence; one with an alarm is kept, because only evidence ends an alarm. State is one sum per
 * open tick and one record of fixed size; timers are per open tick, and one per bucket for the
 * drop.
 */
public final class MonitorFunction
    extends KeyedBroadcastProcessFunction<String, RollupTick, MonitorNotice, CoverageReport> {

  /** What the detectors found. */
  public static final OutputTag<RollupSignal> SIGNALS =
      new OutputTag<>("signals", MonitorTypes.SIGNAL);

  private static final long serialVersionUID = 1L;

  /** Facts that an older release left. */
  private transient ListState<WaitingFact> waiting;

  private transient MapState<Long, RollupTick> open;
  private transient ValueState<FlatState> monitor;
  private transient ValueState<Long> dropAt;

  /** The newest request for a restart that was met. */
  private transient ValueState<Long> restarted;

  @Override
  public void open(OpenContext context) {
    waiting =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("waiting", MonitorTypes.WAITING));
    open =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("open", Types.LONG, MonitorTypes.TICK));
    monitor =
        getRuntimeContext().getState(new ValueStateDescriptor<>("monitor", MonitorTypes.FLAT));
    dropAt = getRuntimeContext().getState(new ValueStateDescriptor<>("drop-at", Types.LONG));
    restarted = getRuntimeContext().getState(new ValueStateDescriptor<>("restarted", Types.LONG));
  }

  @Override
  public void processBroadcastElement(
      MonitorNotice notice, Context context, Collector<CoverageReport> out) throws Exception {
    if (notice instanceof EvidenceRestart restart) {
      EvidenceRestarts.accept(restart, context.getBroadcastState(EvidenceRestarts.DESCRIPTOR));
    } else {
      RunLengths.accept(
          (RunLengthPlan) notice,
          context.currentWatermark(),
          context.getBroadcastState(RunLengths.DESCRIPTOR));
    }
  }

  @Override
  public void processElement(
      RollupTick part, ReadOnlyContext context, Collector<CoverageReport> out) throws Exception {
    add(part);
    context.timerService().registerEventTimeTimer(Ticks.timer(part.tickEndMicros()));
  }

  private void add(RollupTick part) throws Exception {
    RollupTick known = open.get(part.tickEndMicros());
    open.put(part.tickEndMicros(), known == null ? part : known.plus(part));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CoverageReport> out)
      throws Exception {
    for (WaitingFact fact : waiting.get()) {
      add(fact.tick());
    }
    waiting.clear();
    for (long end : due(timestamp)) {
      RollupTick tick = open.get(end);
      open.remove(end);
      close(tick, context, out);
    }
    dropWhenIdle(timestamp, context);
  }

  private List<Long> due(long timestamp) throws Exception {
    List<Long> due = new ArrayList<>();
    for (long end : open.keys()) {
      if (Ticks.timer(end) <= timestamp) {
        due.add(end);
      }
    }
    due.sort(null);
    return due;
  }

  private void close(RollupTick tick, OnTimerContext context, Collector<CoverageReport> out)
      throws Exception {
    double runLength = RunLengths.of(tick, context.getBroadcastState(RunLengths.DESCRIPTOR));
    MonitorConfig config = tick.settings().config(runLength);
    FlatState before = monitor.value();
    RollupMonitor rollup =
        before == null ? new RollupMonitor(config) : RollupMonitor.restore(config, before);
    long end = tick.tickEndMicros();
    restart(tick, rollup, context);
    TickReport report = rollup.close(end - tick.settings().tickMicros(), end, tick.sums());
    monitor.update(rollup.snapshot());
    out.collect(CoverageReports.of(tick, report));
    context.output(SIGNALS, RollupSignals.of(tick, report, runLength));
    keepUntil(end, tick.settings().retentionMicros(), rollup.alarmed(), context);
  }

  private void restart(RollupTick tick, RollupMonitor rollup, OnTimerContext context)
      throws Exception {
    List<EvidenceRestart> restarts =
        context.getBroadcastState(EvidenceRestarts.DESCRIPTOR).get(tick.rollup());
    if (restarts == null) {
      return;
    }
    long asked = EvidenceRestarts.newest(restarts);
    Long met = restarted.value();
    if (met == null || met < asked) {
      long start = tick.tickEndMicros() - tick.settings().tickMicros();
      EvidenceRestarts.apply(restarts, met == null ? Long.MIN_VALUE : met, tick, rollup, start);
      restarted.update(asked);
    }
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

  private void dropWhenIdle(long timestamp, OnTimerContext context) throws Exception {
    Long drop = dropAt.value();
    if (drop != null
        && drop <= TimerBuckets.micros(timestamp)
        && open.isEmpty()
        && !TimerBuckets.endOfStream(context.timerService())) {
      monitor.clear();
      dropAt.clear();
      restarted.clear();
    }
  }
}
