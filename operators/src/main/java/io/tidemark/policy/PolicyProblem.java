// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

/**
 * One thing that is wrong with a policy.
 *
 * @param key the path of the key, such as {@code targetMiscoverage[1]}
 * @param value the value as it was given
 * @param allowed what is allowed, as it reads after "must be"
 */
public record PolicyProblem(String key, String value, String allowed) {

  /** One sentence that names key, value and what is allowed. */
  public String message() {
    return key + " must be " + allowed + ": was " + value;
  }

  @Override
  public String toString() {
    return message();
  }
}
