// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.threshold.JointOutcome;
import io.tidemark.threshold.JointThresholds;
import io.tidemark.threshold.JointTracker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** A pair of thresholds over signed residuals; each is judged by the pair issued with it. */
final class ResidualTrack {

  private final JointTracker tracker;
  private final int delay;
  private final Optional<List<String>> diagnostics;
  private final Deque<JointOutcome> waiting = new ArrayDeque<>();

  /**
   * A track.
   *
   * @param delay at least 1
   * @param diagnostics to print after the mode; nothing more is printed when empty
   */
  ResidualTrack(JointTracker tracker, int delay, Optional<List<String>> diagnostics) {
    this.tracker = tracker;
    this.delay = delay;
    this.diagnostics = diagnostics;
  }

  void run(ScoreColumn column, Consumer<String> lines) throws CommandFailure {
    lines.accept(
        "t,residual,lower,upper,miscovered"
            + diagnostics.map(names -> ",mode," + String.join(",", names)).orElse(""));
    long t = 0;
    for (OptionalDouble residual = column.next(); residual.isPresent(); residual = column.next()) {
      double e = residual.getAsDouble();
      JointThresholds pair = tracker.issue();
      JointOutcome outcome = new JointOutcome(e, pair.lower(), pair.upper(), pair.context());
      lines.accept(line(t, outcome) + more(pair));
      waiting.addLast(outcome);
      if (waiting.size() >= delay) {
        tracker.update(waiting.removeFirst());
      }
      t++;
    }
  }

  /** A diagnostic that there is none of yet leaves its cell empty. */
  private String more(JointThresholds pair) {
    if (diagnostics.isEmpty()) {
      return "";
    }
    StringBuilder cells = new StringBuilder("," + pair.mode());
    for (String name : diagnostics.get()) {
      Double value = pair.diagnostics().get(name);
      cells.append(',').append(value == null ? "" : value);
    }
    return cells.toString();
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
