// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.ensemble.EnsembleSpec;
import io.tidemark.policy.Policy;
import io.tidemark.policy.Policy.DetectorSpec;
import io.tidemark.policy.Policy.Severity;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.policy.PolicyDefaults;
import io.tidemark.score.ScoreSpec;
import io.tidemark.score.Transform;
import io.tidemark.threshold.RuleSpec;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PolicyFileTest {

  private static final long DAY = 86_400_000_000L;

  @Test
  void everyKeyIsRead() throws InvalidSettingsException {
    Policy policy =
        parse(
                """
                policies:
                  - model: "m"
                    version: 3
                    segmentBy: [location, version]
                    rollups: [[], [location]]
                    targetMiscoverage: [0.05, 0.2]
                    score: conformalized-quantile
                    transform: sqrt
                    rule: {name: aci, gamma: 0.01, guards: false}
                    window: {duration: P28D, panes: 4, sketch: certified, halfLife: P7D}
                    labelHorizon: P30D
                    retention: P90D
                    baseline: {duration: P60D, tolerance: 0.05}
                    evidence: {unit: event, tick: PT10S}
                    detectors:
                      - {name: jumper-sr, severity: ticket, experts: 3}
                      - {name: jumper-cusum, parameters: {experts: 5}}
                      - {name: adwin, severity: report, delta: 0.01}
                    averageRunLength: 1000
                    features: [temperature, load]
                    onNewVersion: reset
                    ordering: event-time
                    classConditional: false
                    alerts: {hold: PT0S, coolDown: PT1H, noData: PT30S}
                """)
            .get(0);

    assertThat(policy)
        .isEqualTo(
            PolicyBuilder.of("m", 3)
                .segmentBy(List.of("location", "version"))
                .rollups(List.of(List.of(), List.of("location")))
                .targetMiscoverage(List.of(0.05, 0.2))
                .score("conformalized-quantile")
                .transform(Transform.SQRT)
                .rule(new RuleSpec("aci", Map.of("gamma", 0.01), false))
                .window(
                    new WindowSpec(
                        new WindowSpec.Span(28 * DAY),
                        4,
                        WindowSpec.Sketch.CERTIFIED,
                        OptionalLong.of(7 * DAY)))
                .labelHorizon(30 * DAY)
                .retention(90 * DAY)
                .baseline(new Policy.BaselineSpec(new WindowSpec.Span(60 * DAY), 0.05))
                .evidence(new Policy.PerEvent(10_000_000))
                .detectors(
                    List.of(
                        new DetectorSpec("jumper-sr", Map.of("experts", 3.0), Severity.TICKET),
                        new DetectorSpec("jumper-cusum", Map.of("experts", 5.0), Severity.PAGE),
                        new DetectorSpec("adwin", Map.of("delta", 0.01), Severity.REPORT)))
                .features(List.of("temperature", "load"))
                .falseAlarms(new Policy.AverageRunLength(1000))
                .onNewVersion(Policy.OnNewVersion.RESET)
                .ordering(Policy.Ordering.EVENT_TIME)
                .alertHold(0)
                .alertCoolDown(3_600_000_000L)
                .alertNoData(30_000_000)
                .build());
  }

  @Test
  void aScoreMayHaveParameters() throws InvalidSettingsException {
    String text =
        """
        policies:
          - model: m
            score: {name: regularized-adaptive-prediction-sets, penalty: 0.02, free: 3}
          - model: n
            score: {name: adaptive-prediction-sets, parameters: {randomized: 1}}
        """;

    assertThat(parse(text))
        .containsExactly(
            PolicyBuilder.of("m", 7)
                .score(
                    new ScoreSpec(
                        "regularized-adaptive-prediction-sets",
                        Map.of("penalty", 0.02, "free", 3.0)))
                .build(),
            PolicyBuilder.of("n", 7)
                .score(new ScoreSpec("adaptive-prediction-sets", Map.of("randomized", 1.0)))
                .build());
  }

  @Test
  void everythingThatIsWrongWithAScoreNamesItsLine() {
    String text =
        """
        policies:
          - model: m
            score:
              name: regularized-adaptive-prediction-sets
              penalty: -1
              fre: 2
          - model: n
            score: {penalty: 1}
        """;

    assertThat(problems(text))
        .containsExactlyInAnyOrder(
            "p.yaml:5: policies[0].score.penalty must be at least 0: was -1.0",
            "p.yaml:6: policies[0].score.fre must be one of [penalty, free, randomized]"
                + " (nearest: free): was \"fre\"",
            "p.yaml:8: policies[1].score must be the name of a score, or a score such as"
                + " {name: NAME, penalty: 0.02}: was {penalty: 1}");
  }

  @Test
  void ensemblesAreReadBesidePolicies() throws InvalidSettingsException {
    String text =
        """
        policies:
          - model: m
        ensembles:
          - model: pool
            members: [a, b]
            levels: [0.25, 0.75]
            groupBy: [region]
            wait: PT2H
            labelHorizon: P7D
            learningRate: 0.1
        """;

    assertThat(parse(text)).hasSize(1);
    assertThat(PolicyFile.ensembles(text, "p.yaml"))
        .containsExactly(
            new EnsembleSpec(
                "pool",
                List.of("a", "b"),
                List.of(0.25, 0.75),
                List.of("region"),
                DAY / 12,
                7 * DAY,
                0.1));
  }

  @Test
  void whatIsWrongWithAnEnsembleNamesItsPlace() {
    String text =
        """
        policies:
          - model: m
        ensembles:
          - model: pool
            members: [a, pool]
            levels: [0.25, 0.75]
            wiat: PT2H
        """;

    assertThat(problems(text))
        .containsExactlyInAnyOrder(
            "p.yaml:7: ensembles[0].wiat must be a known key (model, members, levels, groupBy,"
                + " wait, labelHorizon, learningRate): was wiat, did you mean wait?",
            "p.yaml:4: ensembles[0].model must be of none of its members: was pool");
  }

  @Test
  void aBudgetAndAHalfLifeInOutcomesAreRead() throws InvalidSettingsException {
    String text =
        """
        policies:
          - model: m
            window: {count: 400, halfLife: 100}
            budget: {pagesPerDay: 0.1}
        """;

    assertThat(parse(text))
        .containsExactly(
            PolicyBuilder.of("m", 7)
                .window(
                    new WindowSpec(
                        new WindowSpec.Count(400),
                        8,
                        WindowSpec.Sketch.CERTIFIED,
                        OptionalLong.of(100)))
                .falseAlarms(new Policy.Budget(0.1))
                .build());
  }

  @Test
  void whatIsWrongInListsAndSectionsNamesItsPlace() {
    String text =
        """
        policies:
          - model: m
            rule: {name: aci, guards: 0.5}
            window: {count: 400, halfLife: P7D}
            detectors:
              - {name: miss-sr, severity: pager}
            budget: {pagesPerWeek: 1}
          - model: n
            averageRunLength: 500
            budget: {pagesPerDay: 1}
        """;

    assertThat(problems(text))
        .containsExactlyInAnyOrder(
            "p.yaml:3: policies[0].rule.guards must be true or false: was 0.5",
            "p.yaml:4: policies[0].window.halfLife must be a whole number: was P7D",
            "p.yaml:6: policies[0].detectors[0].severity must be one of page, ticket, report:"
                + " was pager",
            "p.yaml:7: policies[0].budget.pagesPerWeek must be a known key (pagesPerDay):"
                + " was pagesPerWeek, did you mean pagesPerDay?",
            "p.yaml:7: policies[0].budget.pagesPerDay must be given: was absent",
            "p.yaml:10: policies[1].budget must be absent beside averageRunLength:"
                + " was {pagesPerDay: 1}");
  }

  @Test
  void timesOfAlertsThatCannotBeAreNamed() {
    String text =
        """
        policies:
          - model: m
            evidence: {unit: block, block: P1D}
            alerts:
              hold: PT-1S
              coolDown: 8
              noData: PT1H
              nodata: PT1H
        """;

    assertThat(problems(text))
        .containsExactlyInAnyOrder(
            "p.yaml:5: policies[0].alerts.hold must be at least zero, and at most 36525 days: was"
                + " -1000000 microseconds",
            "p.yaml:6: policies[0].alerts.coolDown must be an ISO-8601 duration such as P7D or"
                + " PT30S: was 8",
            "p.yaml:7: policies[0].alerts.noData must be at least the evidence's block or tick"
                + " (86400000000 microseconds): was 3600000000 microseconds",
            "p.yaml:8: policies[0].alerts.nodata must be a known key (hold, coolDown, noData): was"
                + " nodata, did you mean noData?");
  }

  @Test
  void aKeyThatIsLeftOutTakesItsDefault() throws InvalidSettingsException {
    assertThat(parse("policies:\n  - model: m\n")).containsExactly(PolicyDefaults.of("m", 7));
  }

  @Test
  void anUnknownKeyNamesTheNearestOne() {
    assertThat(problems("policies:\n  - model: m\n    transfrom: sqrt\n"))
        .singleElement()
        .asString()
        .startsWith("p.yaml:3: policies[0].transfrom must be a known key")
        .endsWith("was transfrom, did you mean transform?");
  }

  @Test
  void aWrongValueNamesKeyValueAndWhatIsAllowed() {
    assertThat(problems("policies:\n  - model: m\n    targetMiscoverage: [0.1, 1.5]\n"))
        .containsExactly("p.yaml:3: policies[0].targetMiscoverage[1] must be in (0, 1): was 1.5");
  }

  @Test
  void anUnknownRuleNamesTheNearestOne() {
    assertThat(problems("policies:\n  - rule: {name: acl}\n"))
        .singleElement()
        .asString()
        .startsWith("p.yaml:2: policies[0].rule.name must be one of")
        .contains("nearest: aci")
        .endsWith("was \"acl\"");
  }

  @Test
  void allProblemsOfAFileAreReportedAtOnce() {
    String text =
        """
        policies:
          - transform: cube
            labelHorizon: 60 days
            window: {count: 400, duration: P1D}
            evidence: {unit: event, block: P7D}
          - model: m
            windows: {}
            averageRunLength: 0.5
        """;

    assertThat(problems(text))
        .containsExactlyInAnyOrder(
            "p.yaml:2: policies[0].transform must be one of identity, sqrt, log1p: was cube",
            "p.yaml:3: policies[0].labelHorizon must be an ISO-8601 duration such as P7D or PT30S:"
                + " was 60 days",
            "p.yaml:4: policies[0].window.duration must be absent beside count: was P1D",
            "p.yaml:5: policies[0].evidence.block must be absent when unit is event: was P7D",
            "p.yaml:7: policies[1].windows must be a known key (model, version, segmentBy, rollups,"
                + " targetMiscoverage, score, transform, rule, window, labelHorizon,"
                + " retention, baseline, evidence, detectors, averageRunLength, budget,"
                + " onNewVersion, ordering, classConditional, features, alerts): was windows, did you mean window?",
            "p.yaml:8: policies[1].averageRunLength must be finite and above 1: was 0.5");
  }

  @Test
  void aKeyGivenTwiceIsAProblem() {
    assertThat(problems("policies:\n  - model: a\n    model: b\n"))
        .singleElement()
        .asString()
        .startsWith("p.yaml:3: ");
  }

  @Test
  void aModelHasOnePolicy() {
    assertThat(problems("policies:\n  - model: a\n  - model: a\n"))
        .containsExactly("p.yaml:3: policies[1].model must be without repetition: was a");
  }

  @Test
  void aFileThatIsNotYamlSaysWhere() {
    assertThat(problems("policies: [\n"))
        .singleElement()
        .asString()
        .matches("p.yaml:\\d+: the file must be YAML: .+");
  }

  @Test
  void anEmptyFileLacksItsPolicies() {
    assertThat(problems(""))
        .containsExactly("p.yaml:1: policies must be a list of policies: was absent");
  }

  @Test
  void theShippedPoliciesAreValid() throws Exception {
    for (String name : List.of("flusight", "elec2-demand", "elec2-direction")) {
      try (var stream =
          PolicyFile.class.getResourceAsStream("/io/tidemark/data/" + name + ".yaml")) {
        String text = new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(PolicyFile.parse(text, name, 1)).hasSize(1);
      }
    }
  }

  private static List<Policy> parse(String text) throws InvalidSettingsException {
    return PolicyFile.parse(text, "p.yaml", 7);
  }

  private static List<String> problems(String text) {
    return catchThrowableOfType(InvalidSettingsException.class, () -> parse(text)).problems();
  }
}
