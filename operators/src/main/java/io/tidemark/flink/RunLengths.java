// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.flink.state.MonitorTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The run lengths in force, as every subtask of MONITOR knows them: for each model those that may
 * still be asked for, oldest first.
 */
final class RunLengths {

  static final MapStateDescriptor<String, List<RunLengthPlan>> DESCRIPTOR =
      new MapStateDescriptor<>("run-lengths", Types.STRING, Types.LIST(MonitorTypes.PLAN));

  private RunLengths() {}

  /** Takes a plan, and forgets those that no tick can ask for any more. */
  static void accept(
      RunLengthPlan plan, long watermarkMillis, BroadcastState<String, List<RunLengthPlan>> state)
      throws Exception {
    List<RunLengthPlan> known = state.get(plan.model());
    List<RunLengthPlan> plans = known == null ? new ArrayList<>() : new ArrayList<>(known);
    plans.add(plan);
    while (plans.size() > 1 && Ticks.timer(plans.get(1).fromMicros()) <= watermarkMillis) {
      plans.remove(0);
    }
    state.put(plan.model(), plans);
  }

  /** The run length of a tick: that of the newest plan from before its end, or the policy's. */
  static double of(RollupTick tick, ReadOnlyBroadcastState<String, List<RunLengthPlan>> state)
      throws Exception {
    double runLength = tick.settings().averageRunLength();
    List<RunLengthPlan> plans = state.get(tick.model());
    if (plans == null || tick.settings().pagesPerDay().isEmpty()) {
      return runLength;
    }
    for (RunLengthPlan plan : plans) {
      if (plan.fromMicros() < tick.tickEndMicros()) {
        runLength = plan.averageRunLength();
      }
    }
    return runLength;
  }
}
