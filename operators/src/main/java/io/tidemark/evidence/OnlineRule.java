// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * Tests a sequence of p-values one by one so that the share of false rejections stays below a level
 * at all times. For reports: each p-value must be one of a closed period.
 */
public interface OnlineRule {

  /** The level that the next p-value is tested at. */
  double level();

  /** Tests the next p-value, in [0, 1]; rejects it when it is at most {@link #level}. */
  boolean test(double pValue);
}
