// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.threshold.JointOutcome;
import io.tidemark.threshold.JointThresholds;
import io.tidemark.threshold.JointTracker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** A pair of thresholds over signed residuals; each is judged by the pair issued with it. */
final class ResidualTrack {

  private final JointTracker tracker;
  private final int delay;
  private final Deque<JointOutcome> waiting = new ArrayDeque<>();

  /**
   * A track.
   *
   * @param delay at least 1
   */
  ResidualTrack(JointTracker tracker, int delay) {
    this.tracker = tracker;
    this.delay = delay;
  }

  void run(ScoreColumn column, Consumer<String> lines) throws CommandFailure {
    long t = 0;
    for (OptionalDouble residual = column.next(); residual.isPresent(); residual = column.next()) {
      double e = residual.getAsDouble();
      JointThresholds pair = tracker.issue();
      JointOutcome outcome = new JointOutcome(e, pair.lower(), pair.upper(), pair.context());
      lines.accept(line(t, outcome));
      waiting.addLast(outcome);
      if (waiting.size() >= delay) {
        tracker.update(waiting.removeFirst());
      }
      t++;
    }
  }

  private static String line(long t, JointOutcome outcome) {
    return t
        + ","
        + outcome.residual()
        + ","
        + outcome.lower()
        + ","
        + outcome.upper()
        + ","
        + outcome.miscovered();
  }
}
