// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.Triage;
import io.tidemark.event.CoverageReport;
import io.tidemark.event.TriageReport;
import io.tidemark.flink.event.Moments;
import io.tidemark.flink.state.MonitorTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * TRIAGE: the rollups of one model, ranked at the end of each review period. Reports of a faster
 * subtask may come before the review they are not part of, so each waits for its own.
 *
 * <p>A rollup without reports keeps its place for {@value #IDLE_REVIEWS} reviews. State is one
 * small record per rollup, and one per rollup and open review; one timer per open review.
 */
public final class TriageFunction
    extends KeyedProcessFunction<String, CoverageReport, TriageReport> {

  static final int IDLE_REVIEWS = 7;

  private static final long serialVersionUID = 1L;

  private transient MapState<FleetCell, TriageCell> open;
  private transient MapState<String, TriageCell> standing;

  @Override
  public void open(OpenContext context) {
    open =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("open", MonitorTypes.CELL, MonitorTypes.TRIAGE));
    standing =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("standing", Types.STRING, MonitorTypes.TRIAGE));
  }

  @Override
  public void processElement(CoverageReport report, Context context, Collector<TriageReport> out)
      throws Exception {
    long last = Moments.micros(report.getTickEnd()) - 1;
    long end = Ticks.endAfter(last, TriageCell.reviewMicros(report));
    FleetCell place = new FleetCell(end, report.getRollup(), 0);
    TriageCell cell = TriageCell.of(report);
    TriageCell before = open.get(place);
    open.put(place, before == null ? cell : before.then(cell));
    context.timerService().registerEventTimeTimer(Ticks.timer(end));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TriageReport> out)
      throws Exception {
    Map<String, TriageCell> reported = new HashMap<>();
    long end = takeReported(timestamp, reported);
    if (reported.isEmpty() && TimerBuckets.endOfStream(context.timerService())) {
      return;
    }
    update(reported);
    List<Triage.Candidate> candidates = new ArrayList<>();
    long version = 0;
    long length = 0;
    for (Map.Entry<String, TriageCell> entry : standing.entries()) {
      candidates.add(TriageReports.candidate(entry.getKey(), entry.getValue()));
      version = Math.max(version, entry.getValue().policyVersion());
      length = Math.max(length, entry.getValue().lengthMicros());
    }
    if (candidates.isEmpty()) {
      return;
    }
    long reviewEnd = reported.isEmpty() ? TimerBuckets.micros(timestamp) + 1 : end;
    out.collect(
        TriageReports.of(
            context.getCurrentKey(),
            reviewEnd - length,
            reviewEnd,
            Triage.rank(candidates),
            version));
    if (!TimerBuckets.endOfStream(context.timerService())) {
      context.timerService().registerEventTimeTimer(Ticks.timer(reviewEnd + length));
    }
  }

  /** Takes what is due; gives the end of its review. */
  private long takeReported(long timestamp, Map<String, TriageCell> reported) throws Exception {
    long end = Long.MIN_VALUE;
    Iterator<Map.Entry<FleetCell, TriageCell>> cells = open.iterator();
    while (cells.hasNext()) {
      Map.Entry<FleetCell, TriageCell> cell = cells.next();
      if (Ticks.timer(cell.getKey().reviewEndMicros()) <= timestamp) {
        reported.put(cell.getKey().rollup(), cell.getValue());
        end = Math.max(end, cell.getKey().reviewEndMicros());
        cells.remove();
      }
    }
    if (open.isEmpty()) {
      open.clear(); // an empty map is an entry, too
    }
    return end;
  }

  private void update(Map<String, TriageCell> reported) throws Exception {
    List<String> silent = new ArrayList<>();
    for (String rollup : standing.keys()) {
      if (!reported.containsKey(rollup)) {
        silent.add(rollup);
      }
    }
    for (String rollup : silent) {
      TriageCell idle = standing.get(rollup).idle();
      if (idle.idleReviews() > IDLE_REVIEWS) {
        standing.remove(rollup);
      } else {
        standing.put(rollup, idle);
      }
    }
    for (Map.Entry<String, TriageCell> entry : reported.entrySet()) {
      standing.put(entry.getKey(), entry.getValue());
    }
  }
}
