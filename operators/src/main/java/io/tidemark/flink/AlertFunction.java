// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.alert.AlertLifecycle;
import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.DetectorReading.State;
import io.tidemark.event.AlertTransition;
import io.tidemark.flink.state.MonitorTypes;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * ALERT: the alerts of one model, one lifecycle per rollup and target. State is one small record
 * per rollup that ever alarmed.
 */
public final class AlertFunction
    extends KeyedProcessFunction<String, RollupSignal, AlertTransition> {

  private static final long serialVersionUID = 1L;
  private static final String MONITOR = "baseline-misses";

  private transient MapState<String, AlertLifecycle> lifecycles;

  @Override
  public void open(OpenContext context) {
    lifecycles =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("lifecycles", Types.STRING, MonitorTypes.LIFECYCLE));
  }

  @Override
  public void processElement(RollupSignal signal, Context context, Collector<AlertTransition> out)
      throws Exception {
    for (DetectorReading reading : signal.readings()) {
      take(signal, reading, out);
    }
  }

  private void take(RollupSignal signal, DetectorReading reading, Collector<AlertTransition> out)
      throws Exception {
    if (reading.state() != State.RAISED && reading.state() != State.ENDED) {
      return;
    }
    double target = reading.targetMiscoverage().orElseThrow();
    String key = target + "|" + signal.rollup();
    AlertLifecycle lifecycle = lifecycles.get(key);
    if (lifecycle == null) {
      lifecycle = AlertLifecycle.of(signal.model(), signal.rollup(), MONITOR, target);
    }
    AlertLifecycle.Moved moved =
        reading.state() == State.RAISED
            ? lifecycle.raise(signal.tickEndMicros())
            : lifecycle.end(signal.tickEndMicros());
    lifecycles.put(key, moved.lifecycle());
    moved
        .step()
        .ifPresent(step -> out.collect(AlertTransitions.of(signal, reading, MONITOR, step)));
  }
}
