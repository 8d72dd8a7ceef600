// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.alert.AlertIdentity;
import io.tidemark.alert.AlertReading;
import io.tidemark.alert.AlertStep;
import io.tidemark.alert.ModelAlerts;
import io.tidemark.coverage.DetectorReading;
import io.tidemark.event.AlertCommand;
import io.tidemark.event.AlertTransition;
import io.tidemark.flink.state.MonitorTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * ALERT: the alerts of one model. Signals wait for the watermark and are taken in the order of
 * event time, coarser rollups first, so that the alerts do not depend on which rollup's monitor was
 * faster. Detectors that are only reported have no alerts. Commands are taken at once, at the event
 * time that has been reached.
 *
 * <p>State: the newest signal of each rollup that is still heard of or has an alert, the alerts
 * that are open or cooling down, silences. Timers: one per tick with signals, and one per bucket
 * for the next moment at which time alone changes something.
 */
public final class AlertFunction
    extends KeyedCoProcessFunction<String, RollupSignal, AlertCommand, AlertTransition> {

  private static final long serialVersionUID = 1L;

  private transient ListState<RollupSignal> waiting;
  private transient KeyedAlertStore state;

  /** Of the current key and tick, once a step needs it. */
  private transient ModelTicks model;

  @Override
  public void open(OpenContext context) {
    waiting =
        getRuntimeContext().getListState(new ListStateDescriptor<>("waiting", MonitorTypes.SIGNAL));
    state = new KeyedAlertStore(getRuntimeContext());
  }

  @Override
  public void processElement1(RollupSignal signal, Context context, Collector<AlertTransition> out)
      throws Exception {
    waiting.add(signal);
    context.timerService().registerEventTimeTimer(Ticks.timer(signal.tickEndMicros()));
  }

  @Override
  public void processElement2(
      AlertCommand command, Context context, Collector<AlertTransition> out) {
    model = null;
    ModelAlerts alerts = new ModelAlerts(state.settings(), state);
    long now = state.now(context.timerService().currentWatermark());
    emit(AlertCommands.apply(command, alerts, now), out);
    register(alerts, context.timerService());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<AlertTransition> out)
      throws Exception {
    model = null;
    for (List<RollupSignal> tick : due(timestamp).values()) {
      tick.sort(RollupSignal.COARSEST_FIRST);
      tick.forEach(state::put);
      model = null;
      tick.forEach(signal -> take(signal, out));
    }
    if (!TimerBuckets.endOfStream(context.timerService())) {
      long now = TimerBuckets.micros(timestamp);
      ModelAlerts alerts = new ModelAlerts(state.settings(), state);
      emit(alerts.onTime(now), out);
      state.forgetSignals(now - state.settings().noDataMicros());
      register(alerts, context.timerService());
    }
  }

  private TreeMap<Long, List<RollupSignal>> due(long timestamp) throws Exception {
    TreeMap<Long, List<RollupSignal>> due = new TreeMap<>();
    List<RollupSignal> left = new ArrayList<>();
    for (RollupSignal signal : waiting.get()) {
      if (Ticks.timer(signal.tickEndMicros()) <= timestamp) {
        due.computeIfAbsent(signal.tickEndMicros(), end -> new ArrayList<>()).add(signal);
      } else {
        left.add(signal);
      }
    }
    if (!due.isEmpty()) {
      waiting.update(left);
    }
    return due;
  }

  private void take(RollupSignal signal, Collector<AlertTransition> out) {
    ModelAlerts alerts = new ModelAlerts(state.settings(), state);
    for (DetectorReading reading : signal.readings()) {
      if (reading.severity() == DetectorReading.Severity.REPORT) {
        continue;
      }
      AlertIdentity identity =
          new AlertIdentity(
              signal.model(), signal.rollup(), reading.detector(), reading.targetMiscoverage());
      AlertReading read = AlertReading.of(reading, signal.tickEndMicros(), signal.policyVersion());
      emit(alerts.read(identity, signal.ancestors(), read), out);
    }
  }

  private void emit(List<AlertStep> steps, Collector<AlertTransition> out) {
    if (!steps.isEmpty() && model == null) {
      model = ModelTicks.of(state.signals());
    }
    for (AlertStep step : steps) {
      RollupSignal newest = state.signal(step.identity().rollup()).orElseThrow();
      out.collect(AlertTransitions.of(step, newest, model));
    }
  }

  private void register(ModelAlerts alerts, TimerService timers) {
    long bucket = state.settings().noDataMicros();
    alerts.nextTime().ifPresent(next -> TimerBuckets.register(timers, next, bucket));
  }
}
