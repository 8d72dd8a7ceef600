// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * A parameter of a rule.
 *
 * @param least smallest value that is allowed
 * @param leastAllowed whether the smallest value itself is
 */
public record ParameterDescription(
    String name, double defaultValue, double least, boolean leastAllowed, String meaning) {

  /** What is allowed, in words. */
  public String domain() {
    if (least == Double.NEGATIVE_INFINITY) {
      return "finite";
    }
    return (leastAllowed ? "at least " : "above ") + least;
  }

  /** Whether a value lies in the domain. */
  public boolean allows(double value) {
    return Double.isFinite(value) && (leastAllowed ? value >= least : value > least);
  }
}
