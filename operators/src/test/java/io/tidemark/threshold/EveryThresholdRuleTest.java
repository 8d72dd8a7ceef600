// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract for every rule of the catalogue, published and guarded. */
@ParameterizedClass
@MethodSource("rules")
class EveryThresholdRuleTest extends ThresholdRuleContract {

  @Parameter private RuleSpec spec;

  static Stream<RuleSpec> rules() {
    return Stream.concat(
            ThresholdRules.catalogue().stream()
                .filter(description -> !description.joint())
                .map(description -> new RuleSpec(description.name(), Map.of())),
            Stream.of(
                new RuleSpec("pid", Map.of("season", 7.0, "burnIn", 20.0)),
                new RuleSpec("pid", Map.of("ki", 0.0, "burnIn", 1.0)),
                new RuleSpec("cop", Map.of("burnIn", 20.0)),
                new RuleSpec("dtaci", Map.of("lookback", 20.0)),
                new RuleSpec("rolling-risk", Map.of("excess", 2.0))))
        .flatMap(
            spec -> Stream.of(spec, new RuleSpec(spec.name(), spec.parameters(), !spec.guards())));
  }

  @Override
  ThresholdRule rule() {
    return (ThresholdRule) ThresholdRules.of(spec);
  }
}
