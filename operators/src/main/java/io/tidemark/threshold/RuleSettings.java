// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Map;

/**
 * All that a rule is made from.
 *
 * @param values every parameter of the rule, checked against its domain
 * @param guards whether the rule is guarded
 */
public record RuleSettings(Map<String, Double> values, boolean guards) {

  /** The value of a parameter. */
  double get(String parameter) {
    return values.get(parameter);
  }

  /** The value of a parameter whose domain are whole numbers. */
  int count(String parameter) {
    return (int) get(parameter);
  }
}
