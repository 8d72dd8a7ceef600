// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.FleetRate;
import io.tidemark.event.MonitoringTransition;
import io.tidemark.flink.state.MonitorTypes;
import io.tidemark.flink.state.SpecificRecordTypeInfo;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Measures how many evidence units the rollups of a model give, and sets the run lengths by which
 * all its detectors together keep the policy's budget. Only models with a budget come here.
 *
 * <p>It looks once a review period, at its end in event time. What it sets holds for ticks that end
 * later, and it goes out before the watermark that closes those: so which tick is held to what
 * depends on event times alone. State is one number per rollup and open review (and per tick, where
 * a tick is a unit), and the last few rates; there is one timer per open review.
 */
public final class FleetFunction extends KeyedProcessFunction<String, FleetCount, MonitorNotice> {

  /** Each change of the run lengths. */
  public static final OutputTag<MonitoringTransition> TRANSITIONS =
      new OutputTag<>("run-lengths", SpecificRecordTypeInfo.of(MonitoringTransition.class));

  private static final long serialVersionUID = 1L;

  private transient MapState<FleetCell, Long> trials;
  private transient ValueState<FleetRate> rate;
  private transient ValueState<FleetCount> newest;

  @Override
  public void open(OpenContext context) {
    trials =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("trials", MonitorTypes.CELL, Types.LONG));
    rate = getRuntimeContext().getState(new ValueStateDescriptor<>("rate", MonitorTypes.RATE));
    newest = getRuntimeContext().getState(new ValueStateDescriptor<>("newest", MonitorTypes.COUNT));
  }

  @Override
  public void processElement(FleetCount count, Context context, Collector<MonitorNotice> out)
      throws Exception {
    FleetCount known = newest.value();
    if (known == null || known.policyVersion() <= count.policyVersion()) {
      newest.update(count);
    }
    if (count.trials() == 0) {
      return;
    }
    FleetCell cell = FleetCell.of(count);
    Long before = trials.get(cell);
    trials.put(cell, (before == null ? 0 : before) + count.trials());
    context.timerService().registerEventTimeTimer(Ticks.timer(cell.reviewEndMicros()));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<MonitorNotice> out)
      throws Exception {
    FleetCount settings = newest.value();
    long end = TimerBuckets.micros(timestamp) + 1;
    long reviewEnd = end - Math.floorMod(end, FleetCell.reviewMicros(settings));
    FleetRate.Review review = review(timestamp, reviewEnd, settings);
    if (settings.settings().pagesPerDay().isEmpty()) {
      rate.clear();
      return;
    }
    FleetRate before = rate.value() == null ? FleetRate.NONE : rate.value();
    FleetRate after = before.after(review);
    rate.update(after);
    if (!after.plan().equals(before.plan())) {
      FleetRate.Plan plan = after.plan().orElseThrow();
      String model = context.getCurrentKey();
      out.collect(new RunLengthPlan(model, plan.fromMicros(), plan.averageRunLength()));
      context.output(TRANSITIONS, Transitions.of(model, settings.policyVersion(), plan));
    }
  }

  private FleetRate.Review review(long timestamp, long reviewEnd, FleetCount settings)
      throws Exception {
    boolean perBlock = settings.settings().perBlock();
    long units = 0;
    Set<String> rollups = new HashSet<>();
    Iterator<Map.Entry<FleetCell, Long>> cells = trials.iterator();
    while (cells.hasNext()) {
      Map.Entry<FleetCell, Long> cell = cells.next();
      if (Ticks.timer(cell.getKey().reviewEndMicros()) <= timestamp) {
        units += perBlock ? 1 : cell.getValue();
        rollups.add(cell.getKey().rollup());
        cells.remove();
      }
    }
    if (trials.isEmpty()) {
      trials.clear(); // an empty map is an entry, too
    }
    return new FleetRate.Review(
        reviewEnd,
        FleetCell.reviewMicros(settings),
        units,
        rollups.size(),
        settings.settings().pagesPerDay().orElse(1),
        settings.settings().pagingDetectors(),
        settings.settings().averageRunLength());
  }
}
