// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.jobs.config.JobConfig.StateBackend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A long run before it is made: slices over all segments, then slices that touch a share of them.
 *
 * @param setting its warm-up slices are not counted, its pairs are the slices of the series
 * @param shares of all segments, each in (0, 1]
 * @param minute busy time that a rate is taken over
 */
record EndurancePlan(Setting setting, List<Double> shares, Duration minute) {

  private static final int SLICE = 100_000;
  private static final int WARM_UP_SLICES = 4;

  /** More than one of a share, because some checkpoints write what RocksDB has just compacted. */
  private static final int TOUCHES = 3;

  private static final long DELAY_MICROS = Duration.ofHours(1).toMillis() * 1000;

  /** The base setting on RocksDB, with so many segments and at least so many events. */
  static EndurancePlan of(int segments, long events) {
    Workload workload =
        new Workload(segments, Workload.Spread.UNEVEN, SLICE, DELAY_MICROS / SLICE, SLICE);
    int slices = (int) Math.ceil(events / (2.0 * SLICE));
    Setting setting =
        Setting.base(StateBackend.ROCKSDB, BenchGraph.FORWARD)
            .on("endurance", "rocksdb")
            .workload(workload)
            .slices(WARM_UP_SLICES, slices);
    return new EndurancePlan(setting, List.of(0.01, 0.1, 1.0), Duration.ofMinutes(1));
  }

  /** What a slice is for. */
  enum Part {
    /** The job gets warm. */
    WARM_UP,
    /** All segments, in the series. */
    SERIES,
    /** From one part to the next; not reported. */
    BETWEEN,
    /** A share of the segments, each with a prediction and an outcome. */
    TOUCH
  }

  /**
   * One slice of the run.
   *
   * @param share of all segments that it draws from
   */
  record Step(Part part, double share, Slice slice, BenchEvents events) {}

  /** All slices in their order. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    Workload workload = setting.workload();
    BenchEvents events = new BenchEvents(workload);
    int slices = setting.warmUp() + setting.pairs();
    for (int k = 0; k < slices; k++) {
      Part part = k < setting.warmUp() ? Part.WARM_UP : Part.SERIES;
      steps.add(new Step(part, 1, workload.slice(k), events));
    }
    steps.add(new Step(Part.BETWEEN, 1, workload.rest(slices), events));
    BenchEvents.Place place = BenchEvents.Place.FIRST.after(workload, slices, 0);
    for (double share : shares) {
      place = touch(share, place, steps);
    }
    return steps;
  }

  /**
   * Predictions for a share of the segments, then what is measured, some times: their outcomes, and
   * as many predictions. Gives the place of what follows.
   */
  private BenchEvents.Place touch(double share, BenchEvents.Place at, List<Step> steps) {
    int all = setting.workload().segments();
    int size = Math.max(1, (int) Math.round(share * all));
    BenchEvents.Place place = at.from(Math.min(at.firstSegment(), all - size));
    Workload workload =
        new Workload(size, Workload.Spread.IN_TURN, size, Math.max(1, DELAY_MICROS / size), size);
    BenchEvents events = new BenchEvents(workload, place);
    steps.add(new Step(Part.BETWEEN, share, workload.slice(0), events));
    for (int k = 1; k <= TOUCHES; k++) {
      steps.add(new Step(Part.TOUCH, share, workload.slice(k), events));
    }
    steps.add(new Step(Part.BETWEEN, share, workload.rest(TOUCHES + 1), events));
    return place.after(workload, TOUCHES + 1, place.firstSegment() + size);
  }
}
