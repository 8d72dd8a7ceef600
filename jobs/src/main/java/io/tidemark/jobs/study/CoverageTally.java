// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import io.tidemark.score.PredictionInterval;
import java.util.Optional;

/**
 * How bands fared, in the order of their outcomes. Means of widths and interval scores are over
 * finite intervals; an infinite one counts in its share alone.
 */
final class CoverageTally {

  /** Outcomes of the worst stretch. */
  static final int STRETCH = 500;

  private final double target;
  private final boolean[] last = new boolean[STRETCH];
  private long n;
  private long misses;
  private int missesInStretch;
  private int worst = -1;
  private long infinite;
  private double width;
  private double score;
  private double rawScore;

  CoverageTally(double target) {
    this.target = target;
  }

  void add(StudyRun.Judged judged) {
    add(judged.missed());
    PredictionInterval interval = judged.interval();
    if (!Double.isFinite(interval.width())) {
      infinite++;
      return;
    }
    double y = judged.row().number();
    width += interval.width();
    score += interval.intervalScore(y, target);
    Optional<PredictionInterval> stated = judged.row().forecast().statedInterval(target);
    rawScore += stated.map(raw -> raw.intervalScore(y, target)).orElse(Double.NaN);
  }

  private void add(boolean missed) {
    int at = (int) (n % STRETCH);
    missesInStretch += (missed ? 1 : 0) - (last[at] ? 1 : 0);
    last[at] = missed;
    n++;
    misses += missed ? 1 : 0;
    if (n >= STRETCH) {
      worst = Math.max(worst, missesInStretch);
    }
  }

  long n() {
    return n;
  }

  double coverage() {
    return 1 - (double) misses / n;
  }

  /** The lowest coverage over so many consecutive outcomes; NaN with fewer. */
  double worstCoverage() {
    return worst < 0 ? Double.NaN : 1 - (double) worst / STRETCH;
  }

  double infiniteShare() {
    return (double) infinite / n;
  }

  double meanWidth() {
    return width / (n - infinite);
  }

  double meanScore() {
    return score / (n - infinite);
  }

  /** Mean interval score over that of the forecasts' own intervals; NaN where none are stated. */
  double ratioToRaw() {
    return score / rawScore;
  }
}
