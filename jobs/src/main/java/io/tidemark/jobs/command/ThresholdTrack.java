// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.calibration.CalibrationWindow;
import io.tidemark.calibration.CalibrationWindows;
import io.tidemark.calibration.WindowSpec;
import io.tidemark.threshold.ScoredOutcome;
import io.tidemark.threshold.ThresholdTracker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A threshold over a column of scores; each is judged by the threshold issued with it. */
final class ThresholdTrack {

  private static final int MAX_PANES = 256;

  private final ThresholdTracker tracker;
  private final CalibrationWindow window;
  private final int delay;
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  /**
   * A track.
   *
   * @param size scores in the window; empty: all so far
   * @param delay at least 1
   */
  ThresholdTrack(ThresholdTracker tracker, OptionalInt size, int delay) {
    this.tracker = tracker;
    this.window = CalibrationWindows.create(spec(size));
    this.delay = delay;
  }

  private record Waiting(long t, double score, double issuedThreshold) {}

  private static WindowSpec spec(OptionalInt size) {
    int scores = size.orElse(Integer.MAX_VALUE);
    int panes = size.isPresent() ? panes(scores) : 1;
    return new WindowSpec(new WindowSpec.Count(scores), panes, WindowSpec.Sketch.EXACT);
  }

  /** One score per pane as long as there are panes enough, so that the oldest leaves alone. */
  private static int panes(int scores) {
    int paneSize = (scores + MAX_PANES - 1) / MAX_PANES;
    return Math.max(1, scores / paneSize);
  }

  void run(ScoreColumn column, Consumer<String> lines) throws CommandFailure {
    long t = 0;
    for (OptionalDouble score = column.next(); score.isPresent(); score = column.next()) {
      double threshold = tracker.threshold(window);
      boolean miscovered = score.getAsDouble() > threshold;
      lines.accept(t + "," + score.getAsDouble() + "," + threshold + "," + miscovered);
      waiting.addLast(new Waiting(t, score.getAsDouble(), threshold));
      if (waiting.size() >= delay) {
        learn(waiting.removeFirst());
      }
      t++;
    }
  }

  private void learn(Waiting known) {
    double beta = window.level(known.score());
    tracker.update(new ScoredOutcome(known.score(), known.issuedThreshold(), beta));
    window.add(known.score(), known.t());
  }
}
