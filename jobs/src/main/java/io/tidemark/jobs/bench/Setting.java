// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.jobs.config.JobConfig.StateBackend;
import java.util.Locale;

/**
 * One row of the benchmark before it is measured.
 *
 * @param guarantee of all outputs: "at-least-once" or "exactly-once", or "default"
 * @param targets of the policy
 * @param lookup how outcomes find their segments: "directory" or "dimensions"
 * @param floor what the job is compared with
 * @param warmUp slices before the first pair
 * @param pairs slices that are measured
 */
record Setting(
    String axis,
    String name,
    StateBackend backend,
    String guarantee,
    Workload workload,
    int targets,
    int parallelism,
    String lookup,
    BenchGraph floor,
    int warmUp,
    int pairs) {

  static final int PAIRS = 7;

  /** Predictions of a slice: at the rates of the job and its floor, some seconds of work. */
  static final int SLICE = 250_000;

  /**
   * Predictions that wait for their outcomes, an hour of event time. As many as in a slice, so that
   * outcomes are of slices before and none overtakes its prediction.
   */
  static final int PENDING = SLICE;

  private static final int WARM_UP = 10;
  private static final int NAIVE_WARM_UP = 2;
  private static final long HOUR_MICROS = 3_600_000_000L;

  /** The setting that axes depart from. */
  static Setting base(StateBackend backend, BenchGraph floor) {
    Workload workload =
        new Workload(10_000, Workload.Spread.UNEVEN, PENDING, HOUR_MICROS / PENDING, SLICE);
    return new Setting(
        "backend",
        backend.name().toLowerCase(Locale.ROOT),
        backend,
        "default",
        workload,
        1,
        1,
        "directory",
        floor,
        WARM_UP,
        PAIRS);
  }

  /** Slices that warm what the job is compared with: a naive job is slow at once and for good. */
  int floorWarmUp() {
    return floor == BenchGraph.NAIVE || floor == BenchGraph.DIGEST ? NAIVE_WARM_UP : warmUp;
  }

  Setting on(String newAxis, String newName) {
    return new Setting(
        newAxis,
        newName,
        backend,
        guarantee,
        workload,
        targets,
        parallelism,
        lookup,
        floor,
        warmUp,
        pairs);
  }

  Setting guarantee(String value) {
    return new Setting(
        axis, name, backend, value, workload, targets, parallelism, lookup, floor, warmUp, pairs);
  }

  Setting workload(Workload value) {
    return new Setting(
        axis, name, backend, guarantee, value, targets, parallelism, lookup, floor, warmUp, pairs);
  }

  Setting targets(int value) {
    return new Setting(
        axis, name, backend, guarantee, workload, value, parallelism, lookup, floor, warmUp, pairs);
  }

  Setting parallelism(int value) {
    return new Setting(
        axis, name, backend, guarantee, workload, targets, value, lookup, floor, warmUp, pairs);
  }

  Setting lookup(String value) {
    return new Setting(
        axis,
        name,
        backend,
        guarantee,
        workload,
        targets,
        parallelism,
        value,
        floor,
        warmUp,
        pairs);
  }

  Setting slices(int newWarmUp, int newPairs) {
    return new Setting(
        axis,
        name,
        backend,
        guarantee,
        workload,
        targets,
        parallelism,
        lookup,
        floor,
        newWarmUp,
        newPairs);
  }
}
