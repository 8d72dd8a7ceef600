// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

/**
 * Adaptive windowing: keeps the longest window of values whose older and newer parts agree in mean.
 *
 * <p>Of all cuts of the window W at a bucket's end into parts of n0 and n1 values, at least 5 each,
 * it drops the oldest bucket while one has |mean0 - mean1| &gt; sqrt(2 v d / m) + 2 d / (3 m), with
 * 1/m = 1/n0 + 1/n1, v the variance of W and d = ln(2 ln|W| / delta). It looks at every {@code
 * clock}-th value. Widely used implementations take 1/m = 1/(n0 - 4) + 1/(n1 - 4) and leave the
 * last bucket of each row out of their cuts; this one does neither, so alarms may differ by a look.
 *
 * <p>Guarantee: one cut of one window of bounded, independent values of one mean errs with
 * probability about delta. Over repeated looks: none, and no average run length.
 *
 * <p>O(log W) amortized time a look and space, by an exponential histogram of 5 buckets a row. Bad
 * input: see {@link DriftDetector#update}. Reference: Bifet and Gavalda 2007, "Learning from
 * time-changing data with adaptive windowing", section 4.1.
 */
public final class Adwin implements DriftDetector {

  private static final int LEAST_PART = 5;
  private static final int GRACE = 10;
  private static final int HEAD = 1;

  private final double delta;
  private final int clock;
  private final BucketRows rows = new BucketRows();
  private long sinceLook;

  /**
   * A detector without values.
   *
   * @param delta error of one cut, in (0, 1)
   * @param clock values from look to look, at least 1
   */
  public Adwin(double delta, int clock) {
    this.delta = delta;
    this.clock = clock;
  }

  @Override
  public DriftVerdict update(double x) {
    Domains.requireFinite(x);
    rows.add(x);
    sinceLook++;
    if (sinceLook < clock || rows.width() <= GRACE) {
      return DriftVerdict.NONE;
    }
    sinceLook = 0;
    DriftVerdict verdict = look();
    for (DriftVerdict again = verdict; again.alarm(); again = look()) {
      rows.dropOldest();
    }
    return verdict;
  }

  /** The cut that goes furthest beyond its limit, or comes nearest to it. */
  private DriftVerdict look() {
    DriftVerdict worst = DriftVerdict.NONE;
    double n0 = 0;
    double sum0 = 0;
    for (int i = rows.buckets() - 1; i > 0; i--) {
      n0 += rows.size(i);
      sum0 += rows.sum(i);
      double n1 = rows.width() - n0;
      if (n0 >= LEAST_PART && n1 >= LEAST_PART) {
        double gap = Math.abs(sum0 / n0 - (rows.total() - sum0) / n1);
        worst = worse(worst, DriftVerdict.above(gap, limit(n0, n1)));
      }
    }
    return worst;
  }

  private static DriftVerdict worse(DriftVerdict one, DriftVerdict other) {
    return one == DriftVerdict.NONE
            || other.statistic() - other.limit() > one.statistic() - one.limit()
        ? other
        : one;
  }

  private double limit(double n0, double n1) {
    double d = Math.log(2 * Math.log(rows.width()) / delta);
    double perSize = 1 / n0 + 1 / n1;
    return Math.sqrt(2 * perSize * rows.variance() * d) + 2.0 / 3 * d * perSize;
  }

  /** Values in the window. */
  public long width() {
    return rows.width();
  }

  @Override
  public void reset() {
    rows.clear();
    sinceLook = 0;
  }

  @Override
  public double[] snapshot() {
    double[] state = new double[HEAD + rows.snapshotSize()];
    state[0] = sinceLook;
    rows.snapshot(state, HEAD);
    return state;
  }

  @Override
  public void restore(double[] state) {
    rows.restore(state, HEAD);
    sinceLook = (long) state[0];
  }
}
