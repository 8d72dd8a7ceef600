// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.predictor.Calibration;
import io.tidemark.predictor.CalibrationPlan;
import io.tidemark.predictor.HotState;
import io.tidemark.predictor.ScoreState;
import java.io.IOException;
import java.util.Optional;

/** The calibration of a segment that is worked on: read once, and written back when asked to. */
final class LiveCalibration {

  private final SegmentState state;

  /** What state holds of the calibration, while it is of another plan than asked for. */
  private Optional<HotState> unused = Optional.empty();

  /** Of the plan asked for last, before it has learned anything. */
  private Optional<Calibration> fresh = Optional.empty();

  /** The calibration that goes back to state. */
  private Optional<Calibration> learned = Optional.empty();

  private boolean read;
  private boolean changed;

  /** Of a segment that was in state before, or not. */
  LiveCalibration(SegmentState state, boolean inState) {
    this.state = state;
    this.read = !inState;
  }

  void write() throws IOException {
    if (changed) {
      Calibration calibration = learned.orElseThrow();
      state.update(calibration.hot(), calibration.scoreState());
      changed = false;
    }
  }

  /** That of a plan; a fresh one when there is none or it was made under another. */
  Calibration of(CalibrationPlan plan) throws IOException {
    readFor(plan);
    if (learned.isPresent()) {
      Calibration current = learned.get();
      if (current.plan() == plan) {
        return current;
      }
      if (current.plan().key().equals(plan.key())) {
        learned = Optional.of(current.under(plan));
        return learned.get();
      }
    }
    if (fresh.isEmpty() || fresh.get().plan() != plan) {
      fresh = Optional.of(successor(plan));
    }
    return fresh.get();
  }

  /**
   * A calibration under a plan of another key, with what still holds of the one that is kept; that
   * stays as it is.
   */
  Calibration successor(CalibrationPlan plan) throws IOException {
    readFor(plan);
    if (learned.isPresent()) {
      ScoreState scores = learned.get().scoreState();
      return Calibration.after(plan, learned.get().hot(), () -> scores);
    }
    return unused
        .map(hot -> Calibration.after(plan, hot, state::scores))
        .orElseGet(() -> Calibration.create(plan));
  }

  /** Begins the baseline anew; gives whether there was one, complete or not. */
  boolean forgetBaseline() throws IOException {
    readHot();
    Optional<HotState> before = learned.map(Calibration::hot).or(() -> unused);
    if (before.isEmpty()) {
      return false;
    }
    ScoreState scores = learned.map(Calibration::scoreState).orElseGet(state::scores);
    HotState after = before.get().withoutBaseline();
    state.update(after, scores.withoutReferences());
    learned = Optional.empty();
    fresh = Optional.empty();
    unused = Optional.of(after);
    changed = false;
    return true;
  }

  private void readFor(CalibrationPlan plan) throws IOException {
    readHot();
    if (unused.isPresent() && unused.get().planKey().equals(plan.key())) {
      learned = Optional.of(Calibration.restore(plan, unused.get(), state::scores));
      unused = Optional.empty();
    }
  }

  private void readHot() throws IOException {
    if (!read) {
      unused = state.hot();
      read = true;
    }
  }

  /** Whether there is a history that a plan can't go on with. */
  boolean wasMadeUnderAnother(CalibrationPlan plan) throws IOException {
    readFor(plan);
    return unused.isPresent()
        || learned.isPresent() && !learned.get().plan().key().equals(plan.key());
  }

  /** Keeps a calibration that has learned. */
  void update(Calibration calibration) {
    learned = Optional.of(calibration);
    fresh = Optional.empty();
    unused = Optional.empty();
    changed = true;
  }

  /** The next prediction is calibrated without history, which state has none of any more. */
  void startAnew() {
    learned = Optional.empty();
    fresh = Optional.empty();
    unused = Optional.empty();
    read = true;
    changed = false;
  }
}
