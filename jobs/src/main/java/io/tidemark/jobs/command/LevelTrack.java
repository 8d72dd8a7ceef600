// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.threshold.LevelTracker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** A level over a column of levels. An outcome misses when its beta is below the issued level. */
final class LevelTrack {

  private final LevelTracker tracker;
  private final int delay;
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  /**
   * A track.
   *
   * @param delay at least 1
   */
  LevelTrack(LevelTracker tracker, int delay) {
    this.tracker = tracker;
    this.delay = delay;
  }

  private record Waiting(double beta, double issuedLevel) {}

  void run(ScoreColumn column, Consumer<String> lines) throws CommandFailure {
    long t = 0;
    for (OptionalDouble beta = column.next(); beta.isPresent(); beta = column.next()) {
      double level = tracker.level();
      lines.accept(t + "," + beta.getAsDouble() + "," + level);
      waiting.addLast(new Waiting(beta.getAsDouble(), level));
      if (waiting.size() >= delay) {
        Waiting known = waiting.removeFirst();
        tracker.update(known.beta(), known.beta() < known.issuedLevel());
      }
      t++;
    }
  }
}
