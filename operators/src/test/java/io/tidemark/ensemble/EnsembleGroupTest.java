// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.score.PointForecast;
import io.tidemark.score.QuantileForecast;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnsembleGroupTest {

  private static final Map<String, String> DIMENSIONS = Map.of("region", "north");

  private static EnsembleSpec spec(String... members) {
    return new EnsembleSpec("pool", List.of(members), List.of(0.25, 0.75), List.of(), 10, 100, 0.1);
  }

  private static EnsembleGroup group(EnsembleSpec spec) {
    return new EnsembleGroup(spec, Optional.empty(), Map.of());
  }

  private static Optional<EnsembleGroup.Issued> forecast(
      EnsembleGroup group, String id, String member, long time, double... values) {
    return group.onForecast(id, DIMENSIONS, member, values, time);
  }

  @Test
  void onForecast_lastMember_issuesAtOnce() {
    EnsembleGroup group = group(spec("a", "b"));

    assertThat(forecast(group, "t", "a", 3, 0, 2)).isEmpty();
    Optional<EnsembleGroup.Issued> issued = forecast(group, "t", "b", 5, 2, 6);

    assertThat(issued)
        .contains(
            new EnsembleGroup.Issued(
                "t",
                DIMENSIONS,
                5,
                new QuantileForecast(new double[] {0.25, 0.75}, new double[] {1, 4})));
    assertThat(forecast(group, "t", "b", 6, 9, 9)).as("again").isEmpty();
    assertThat(group.advanceTo(1000)).isEmpty();
  }

  @Test
  void advanceTo_deadline_issuesWithoutTheMissingMember() {
    EnsembleGroup group = group(spec("a", "b", "c"));
    forecast(group, "t", "a", 3, 0, 2);
    forecast(group, "t", "c", 4, 2, 6);

    assertThat(group.advanceTo(12)).isEmpty();
    List<EnsembleGroup.Issued> issued = group.advanceTo(13);

    assertThat(issued)
        .singleElement()
        .satisfies(i -> assertThat(i.eventTimeMicros()).isEqualTo(13));
    assertThat(issued.get(0).forecast().values()).containsExactly(1, 4);
    assertThat(forecast(group, "t", "b", 14, 100, 100)).as("too late").isEmpty();
  }

  @Test
  void onForecast_secondOfAMember_changesNothing() {
    EnsembleGroup group = group(spec("a", "b"));
    forecast(group, "t", "a", 3, 0, 2);
    forecast(group, "t", "a", 4, 100, 200);

    assertThat(forecast(group, "t", "b", 5, 2, 6).orElseThrow().forecast().values())
        .containsExactly(1, 4);
  }

  /** WIS of (0, 2) at .25 and .75 for y = 4: 2 / 2 (.25 4 + .75 2) = 2.5. */
  @Test
  void onOutcome_scoresMembersAndEnsemble_onTheSameTargets() {
    EnsembleGroup group = group(spec("a", "b"));
    forecast(group, "t", "a", 0, 0, 2);
    forecast(group, "t", "b", 0, 2, 6);
    forecast(group, "u", "a", 1, 0, 2);
    group.advanceTo(11);

    assertThat(group.onOutcome("t", 4, 20)).isTrue();
    assertThat(group.onOutcome("u", 4, 20)).isTrue();
    assertThat(group.onOutcome("t", 5, 21)).as("again").isFalse();

    assertThat(group.state().outcomes()).isEqualTo(2);
    Standing a = group.standings().get(0);
    Standing b = group.standings().get(1);
    assertThat(a.outcomes()).isEqualTo(2);
    assertThat(a.score()).isCloseTo(2.5, within(1e-12));
    assertThat(b.outcomes()).isEqualTo(1);
    assertThat(b.score()).isCloseTo(0.25 * 2 + 0.25 * 2, within(1e-12));
    assertThat(b.ensembleScore()).isCloseTo(0.25 * 3, within(1e-12));
    assertThat(group.score()).isCloseTo((0.75 + 2.5) / 2, within(1e-12));
    for (int t = 0; t < 2; t++) {
      assertThat(a.weights()[t] + b.weights()[t]).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void issue_beforeAnOutcomeIsKnown_usesTheWeightsOfThen() {
    EnsembleGroup group = group(spec("a", "b"));
    forecast(group, "t", "a", 0, 0, 2);
    forecast(group, "t", "b", 0, 2, 6);
    forecast(group, "u", "a", 0, 0, 2);
    forecast(group, "u", "b", 0, 2, 6);
    group.onOutcome("t", 7, 20);
    EnsembleGroup restored =
        new EnsembleGroup(spec("a", "b"), Optional.of(group.state()), group.units());

    restored.onOutcome("u", 7, 21);

    assertThat(restored.standings().get(0).ensembleScore())
        .as("both went out with equal weights")
        .isEqualTo(0.25 * 6 + 0.75 * 3);
    double[] after = forecastOfNext(restored);
    assertThat(after[0]).isGreaterThan(1);
    assertThat(after[1]).isGreaterThan(4);
  }

  private static double[] forecastOfNext(EnsembleGroup group) {
    forecast(group, "next", "a", 30, 0, 2);
    return forecast(group, "next", "b", 30, 2, 6).orElseThrow().forecast().values();
  }

  @Test
  void onOutcome_beforeTheDeadline_neitherIssuesNorLearns() {
    EnsembleGroup group = group(spec("a", "b"));
    forecast(group, "t", "a", 3, 0, 2);

    assertThat(group.onOutcome("t", 1, 4)).isFalse();

    assertThat(group.advanceTo(1000)).isEmpty();
    assertThat(forecast(group, "t", "b", 5, 2, 6)).isEmpty();
    assertThat(group.state().outcomes()).isZero();
  }

  @Test
  void expire_forgetsUnitsOneHorizonAfterTheirDeadline() {
    EnsembleGroup group = group(spec("a", "b"));
    forecast(group, "t", "a", 0, 0, 2);

    group.expire(110);
    assertThat(group.units()).hasSize(1);
    EnsembleGroup later =
        new EnsembleGroup(spec("a", "b"), Optional.of(group.state()), group.units());
    assertThat(later.changed()).isEmpty();
    later.expire(111);
    assertThat(later.unit("t")).isEmpty();
    assertThat(later.changed()).containsExactly("t");
  }

  @Test
  void stateOfOtherMembersIsNotContinued() {
    EnsembleGroup group = group(spec("a", "b"));
    forecast(group, "t", "a", 0, 0, 2);
    forecast(group, "t", "b", 0, 2, 6);
    group.onOutcome("t", 4, 20);

    EnsembleGroup other =
        new EnsembleGroup(spec("a", "c"), Optional.of(group.state()), group.units());

    assertThat(other.state().outcomes()).isZero();
    assertThat(other.units()).isEmpty();
    assertThat(other.changed()).as("to be deleted").containsExactly("t");
  }

  @Test
  void quantiles_needAllLevels() {
    EnsembleSpec spec = spec("a", "b");
    QuantileForecast more =
        new QuantileForecast(new double[] {0.1, 0.25, 0.75}, new double[] {1, 2, 3});
    QuantileForecast fewer = new QuantileForecast(new double[] {0.25, 0.5}, new double[] {1, 2});

    assertThat(EnsembleGroup.quantiles(spec, more).orElseThrow()).containsExactly(2, 3);
    assertThat(EnsembleGroup.quantiles(spec, fewer)).isEmpty();
    assertThat(EnsembleGroup.quantiles(spec, new PointForecast(1))).isEmpty();
  }

  @Test
  void aSpecification_namesWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec("a", "a"))
        .withMessage("members must be at least two, distinct: was [a, a]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spec("a", "pool"))
        .withMessage("model must be of none of its members: was pool");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new EnsembleSpec("p", List.of("a", "b"), List.of(0.5, 0.5), List.of(), 0, 1, 0.1))
        .withMessage("levels must be at least two, strictly increasing in (0, 1): was [0.5, 0.5]");
  }
}
