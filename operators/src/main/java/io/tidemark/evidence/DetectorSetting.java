// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * What a detector is held to.
 *
 * @param nullRate miss rate of the null, in (0, 1); detectors on ranks don't read it
 * @param limit above 1: the average run length in evidence units, or, of an e-process, one over the
 *     probability of ever raising a false alarm
 * @param unit of evidence
 */
public record DetectorSetting(double nullRate, double limit, EvidenceUnit unit) {

  /** Refuses values outside their ranges. */
  public DetectorSetting {
    if (!(nullRate > 0 && nullRate < 1)) {
      throw new IllegalArgumentException("nullRate must be in (0, 1): was " + nullRate);
    }
    if (!(limit > 1 && limit < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("limit must be above 1 and finite: was " + limit);
    }
  }
}
