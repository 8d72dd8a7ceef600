// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import io.tidemark.event.BandEvaluation;
import io.tidemark.event.CalibrationStatus;
import io.tidemark.event.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up evaluations, target by target. */
final class TargetTallies {

  private final Map<Double, Tally> targets = new TreeMap<>();

  void add(Evaluation e) {
    boolean warm = e.getStatus() != CalibrationStatus.WARMING_UP;
    for (BandEvaluation band : e.getBands()) {
      targets.computeIfAbsent(band.getTargetMiscoverage(), t -> new Tally()).add(band, warm);
    }
  }

  Map<String, TargetSummary> summaries() {
    Map<String, TargetSummary> summaries = new TreeMap<>();
    targets.forEach((target, tally) -> summaries.put(Double.toString(target), tally.summary()));
    return summaries;
  }

  private static final class Tally {
    private long settled;
    private long rawAll;
    private long rawAllCovered;
    private long n;
    private long covered;
    private long raw;
    private long rawCovered;
    private long unbounded;
    private final Mean width = new Mean();
    private final Mean score = new Mean();
    private final Mean rawWidth = new Mean();
    private final Mean rawScore = new Mean();
    private final List<Double> widths = new ArrayList<>();

    void add(BandEvaluation band, boolean warm) {
      settled++;
      Boolean rawMissed = band.getRawMiscovered();
      if (rawMissed != null) {
        rawAll++;
        rawAllCovered += rawMissed ? 0 : 1;
      }
      if (!warm) {
        return;
      }
      n++;
      covered += band.getMiscovered() ? 0 : 1;
      unbounded += Double.isInfinite(band.getWidth()) ? 1 : 0;
      widths.add(band.getWidth());
      width.add(band.getWidth());
      score.add(band.getIntervalScore() == null ? Double.NaN : band.getIntervalScore());
      if (rawMissed != null) {
        raw++;
        rawCovered += rawMissed ? 0 : 1;
        rawWidth.add(band.getRawWidth());
        rawScore.add(band.getRawIntervalScore());
      }
    }

    TargetSummary summary() {
      List<Double> sorted = widths.stream().sorted().toList();
      return new TargetSummary(
          settled,
          n,
          (double) rawCovered / raw,
          (double) rawAllCovered / rawAll,
          (double) covered / n,
          width.of(),
          sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2),
          unbounded,
          rawWidth.of(),
          rawScore.of(),
          score.of(),
          raw == n && score.n == n && rawScore.n == n ? score.sum / rawScore.sum : Double.NaN);
    }
  }

  /** Of finite values: one infinite width would say nothing of the others. */
  private static final class Mean {
    private long n;
    private double sum;

    void add(double value) {
      if (!Double.isInfinite(value)) {
        n++;
        sum += value;
      }
    }

    /** NaN without values. */
    double of() {
      return sum / n;
    }
  }
}
