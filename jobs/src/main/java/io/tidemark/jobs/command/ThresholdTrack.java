// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.threshold.ScoredOutcome;
import io.tidemark.threshold.ThresholdTracker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** A threshold over a column of scores; each is judged by the threshold issued with it. */
final class ThresholdTrack {

  private final ThresholdTracker tracker;
  private final OrderedScores window;
  private final int delay;
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  /**
   * A track.
   *
   * @param scores how many the window holds
   * @param delay at least 1
   */
  ThresholdTrack(ThresholdTracker tracker, int scores, int delay) {
    this.tracker = tracker;
    this.window = new OrderedScores(scores);
    this.delay = delay;
  }

  private record Waiting(double score, double issuedThreshold) {}

  void run(ScoreColumn column, Consumer<String> lines) throws CommandFailure {
    long t = 0;
    for (OptionalDouble score = column.next(); score.isPresent(); score = column.next()) {
      double threshold = tracker.threshold(window);
      boolean miscovered = score.getAsDouble() > threshold;
      lines.accept(t + "," + score.getAsDouble() + "," + threshold + "," + miscovered);
      waiting.addLast(new Waiting(score.getAsDouble(), threshold));
      if (waiting.size() >= delay) {
        learn(waiting.removeFirst());
      }
      if (delay > 1) {
        tracker.preview(score.getAsDouble());
      }
      t++;
    }
  }

  private void learn(Waiting known) {
    double beta = window.level(known.score());
    tracker.update(new ScoredOutcome(known.score(), known.issuedThreshold(), beta));
    window.add(known.score());
  }
}
