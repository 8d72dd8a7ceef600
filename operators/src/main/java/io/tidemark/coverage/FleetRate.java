// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many evidence units a model's rollups give a day, and the run length that follows. Reviewed
 * at the end of each day (or tick, if that is longer); the run length in force changes only when
 * the policy's budget or detectors did, or when the mean rate of the last {@value #REVIEWS} reviews
 * gives one that differs by more than a quarter, so that noise does not move limits. Immutable; the
 * list must not be changed.
 *
 * @param lastUnits evidence units of the last reviews, newest last
 * @param plan in force; empty before the first review
 */
public record FleetRate(List<Long> lastUnits, Optional<Plan> plan) {

  /** Nothing measured. */
  public static final FleetRate NONE = new FleetRate(List.of(), Optional.empty());

  static final int REVIEWS = 7;

  private static final double LARGEST_RATIO = 1.25;
  private static final double MICROS_PER_DAY = 86_400_000_000.0;

  /** Takes a copy of the list. */
  public FleetRate {
    lastUnits = List.copyOf(lastUnits);
  }

  /** Why a plan came into force. */
  public enum Reason {
    FIRST_MEASUREMENT,
    RATE_CHANGED,
    POLICY_CHANGED
  }

  /**
   * A run length and what it follows from.
   *
   * @param fromMicros ticks that end later are held to it
   */
  public record Plan(
      long fromMicros,
      Reason reason,
      double pagesPerDay,
      int detectors,
      double unitsPerDay,
      long rollups,
      double averageRunLength,
      double previousRunLength) {}

  /** What came in since the last review. */
  public record Review(
      long endMicros,
      long lengthMicros,
      long units,
      long rollups,
      double pagesPerDay,
      int detectors,
      double runLengthBefore) {}

  /** The rate after a review; its plan is new if it is from the review's end. */
  public FleetRate after(Review review) {
    List<Long> units = new ArrayList<>(lastUnits);
    units.add(review.units());
    List<Long> kept = units.subList(Math.max(0, units.size() - REVIEWS), units.size());
    double mean = kept.stream().mapToLong(Long::longValue).sum() / (double) kept.size();
    double unitsPerDay = mean * MICROS_PER_DAY / review.lengthMicros();
    double runLength = FleetBudget.runLength(review.pagesPerDay(), review.detectors(), unitsPerDay);
    return new FleetRate(
        kept,
        reason(review, runLength)
            .map(reason -> plan(review, reason, unitsPerDay, runLength))
            .or(() -> plan));
  }

  private Optional<Reason> reason(Review review, double runLength) {
    if (plan.isEmpty()) {
      return Optional.of(Reason.FIRST_MEASUREMENT);
    }
    Plan known = plan.get();
    if (known.pagesPerDay() != review.pagesPerDay() || known.detectors() != review.detectors()) {
      return Optional.of(Reason.POLICY_CHANGED);
    }
    double ratio = runLength / known.averageRunLength();
    return ratio > LARGEST_RATIO || ratio < 1 / LARGEST_RATIO
        ? Optional.of(Reason.RATE_CHANGED)
        : Optional.empty();
  }

  private Plan plan(Review review, Reason reason, double unitsPerDay, double runLength) {
    return new Plan(
        review.endMicros(),
        reason,
        review.pagesPerDay(),
        review.detectors(),
        unitsPerDay,
        review.rollups(),
        runLength,
        plan.map(Plan::averageRunLength).orElse(review.runLengthBefore()));
  }
}
