// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A rule as users choose it.
 *
 * @param guarantee in words, with its assumption
 * @param factory makes the rule from all of its parameters
 */
public record RuleDescription(
    String name,
    List<ParameterDescription> parameters,
    String guarantee,
    Function<RuleSettings, CalibrationRule> factory) {

  /** Whether the rule can run on levels alone. */
  public boolean steersLevel() {
    return withDefaults() instanceof LevelRule;
  }

  /** Whether the rule chooses both tails together, from signed residuals. */
  public boolean joint() {
    return withDefaults() instanceof JointRule;
  }

  /** Whether the rule asks the calibration window. */
  public boolean usesWindow() {
    return withDefaults().usesWindow();
  }

  private CalibrationRule withDefaults() {
    return ThresholdRules.of(new RuleSpec(name, Map.of()));
  }
}
