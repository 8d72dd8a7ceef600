// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdRulesTest {

  @Test
  void everyRule_acceptsItsDefaults() {
    for (RuleDescription d : ThresholdRules.catalogue()) {
      assertThat(ThresholdRules.of(new RuleSpec(d.name(), Map.of())).name()).isEqualTo(d.name());
      assertThat(d.parameters()).allMatch(p -> p.allows(p.defaultValue()));
    }
  }

  @Test
  void anUnknownRule_namesTheNearest() {
    assertThatThrownBy(() -> Streams.rule("dtaic", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was \"dtaic\" (did you mean dtaci?)");
  }

  @Test
  void anUnknownParameter_namesTheNearest() {
    assertThatThrownBy(() -> Streams.rule("aci", Map.of("gama", 0.1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was \"gama\" (did you mean gamma?)");
  }

  @ParameterizedTest
  @CsvSource({
    "aci, gamma, 0, above 0",
    "aci, gamma, Infinity, above 0",
    "quantile-tracker, boost, -1, at least 0",
    "quantile-tracker, start, NaN, finite",
    "dtaci, sigma, 1, 'in (0, 1)'",
    "dtaci, lookback, 0.5, 'a whole number in [0, 10000]'",
    "nexcp, rho, 1.5, 'in (0, 1]'",
    "pid, burnIn, 0, 'a whole number in [1, 10000]'",
    "cop, burnIn, 20000, 'a whole number in [1, 10000]'",
    "sf-ogd, scale, 0, above 0",
    "decaying, exponent, 1, 'in (0, 1)'"
  })
  void aValueOutsideItsDomain_namesParameterValueAndDomain(
      String rule, String parameter, double value, String domain) {
    assertThatThrownBy(() -> Streams.rule(rule, Map.of(parameter, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(parameter + " of rule " + rule + " must be " + domain + ": was " + value);
  }
}
