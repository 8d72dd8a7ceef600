// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * Steps that neither a jump of the scores nor a run of equal ones can ruin: min(rate, 1) R with R =
 * min(max(h, q) - min(l, q), 16 m). Here l and h are the least and largest of the last burnIn
 * finite scores, this one included; q is the threshold that is moved, so scores that are all alike
 * still draw a threshold towards them; m follows the median of |score - issued threshold| by a
 * factor of 1.25 per outcome, so that a single score far out cannot raise the step by more than
 * that factor, and a lasting jump raises it as fast as it must.
 *
 * <p>A move ends at most h - l beyond l and h (or where it began, if that is further out); what is
 * issued lies within these limits. When each outcome is learned before the next prediction, they
 * never shorten a move of a threshold without corrections: a move up follows a miss, so it starts
 * below h, and is at most h - l long or ends at h; a move down likewise. Late outcomes move a
 * threshold several times before the first move shows, which the limits keep from running away.
 *
 * <p>Infinite scores take no part in R. Finite ones count as at most 1e300, so no difference
 * overflows. O(1) amortized time, state as of {@link ScoreRange} and one number.
 */
final class GuardedSteps implements Steps {

  private static final double LARGEST = 1e300;
  private static final double GROWTH = 1.25;
  private static final double TYPICAL_ERRORS = 16;

  private final double rate;
  private final ScoreRange range;
  private double typicalError;

  GuardedSteps(double rate, int burnIn) {
    this.rate = Math.min(rate, 1);
    this.range = new ScoreRange(burnIn);
  }

  @Override
  public double size(double score, double issuedThreshold, double position) {
    if (Double.isFinite(score)) {
      range.add(bounded(score));
      if (Double.isFinite(issuedThreshold)) {
        follow(Math.abs(bounded(score) - bounded(issuedThreshold)));
      }
    }
    return rate * (range.isEmpty() ? 1 : reach(position));
  }

  private double reach(double position) {
    double span = Math.max(range.largest(), position) - Math.min(range.smallest(), position);
    return typicalError > 0 ? Math.min(span, TYPICAL_ERRORS * typicalError) : span;
  }

  private void follow(double error) {
    if (typicalError == 0) {
      typicalError = error;
    } else if (error > typicalError) {
      typicalError *= GROWTH;
    } else if (error > 0 && error < typicalError) {
      typicalError /= GROWTH;
    }
  }

  private static double bounded(double score) {
    return Math.max(-LARGEST, Math.min(LARGEST, score));
  }

  @Override
  public double move(double from, double to) {
    if (range.isEmpty()) {
      return to;
    }
    return to > from
        ? Math.min(to, Math.max(from, range.largest() + range.span()))
        : Math.max(to, Math.min(from, range.smallest() - range.span()));
  }

  @Override
  public double issue(double threshold) {
    if (range.isEmpty()) {
      return threshold;
    }
    double span = range.span();
    return Math.max(range.smallest() - span, Math.min(range.largest() + span, threshold));
  }

  @Override
  public double span() {
    return range.isEmpty() ? 0 : range.span();
  }

  @Override
  public void learn(double score, double issuedThreshold) {
    // learned with the size of the step
  }

  @Override
  public void preview(double score) {
    // no step may know a score before its outcome is learned
  }

  @Override
  public void write(StateWriter state) {
    state.add(typicalError);
    range.write(state);
  }

  @Override
  public void read(StateReader state) {
    typicalError = state.next();
    range.read(state);
  }
}
