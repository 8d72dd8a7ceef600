// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

/**
 * A classical change detector: one value at a time, one verdict for each.
 *
 * <p>Guarantee: none. Its limits come from bounds for one look or from habit, not from a promised
 * average run length; a detector of this package may be shown beside others, and never page (law
 * L10).
 */
public interface DriftDetector {

  /**
   * Takes a value and gives the verdict. After an alarm it starts anew. A value outside its domain,
   * NaN too, is refused and changes nothing.
   */
  DriftVerdict update(double x);

  /** Forgets everything. */
  void reset();

  /** The state. */
  double[] snapshot();

  /** Takes over the state that {@link #snapshot} of a detector of the same parameters gave. */
  void restore(double[] state);
}
