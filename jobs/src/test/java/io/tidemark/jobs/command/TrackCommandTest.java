// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.threshold.RuleDescription;
import io.tidemark.threshold.ThresholdRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackCommandTest {

  private static final Predicate<String> INFINITE = line -> line.contains("Infinity");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("scores.csv");
  }

  /** By hand: q + step (miss - target), step 0.5, target 0.5, from 0. */
  @Test
  void theThresholdIsTheOneInForceBeforeEachRecord() throws Exception {
    Files.writeString(file, "name,score\na,1\nb,0.5\nc,0.125\n");

    CommandRun run = quantileTracker("--delay", 1);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsExactly(
            "t,score,threshold,miscovered",
            "0,1.0,0.0,true",
            "1,0.5,0.25,true",
            "2,0.125,0.5,false");
  }

  @Test
  void anOutcomeTwoStepsLateIsLearnedTwoStepsLate() throws Exception {
    Files.writeString(file, "score\n1\n0.5\n0.125\n");

    assertThat(quantileTracker("--delay", 2).out())
        .containsExactly(
            "t,score,threshold,miscovered",
            "0,1.0,0.0,true",
            "1,0.5,0.0,true",
            "2,0.125,0.25,false");
  }

  /** By hand: the ceil((n + 1) 0.5)-th smallest of the scores so far, of n = 0, 1, 2, 3. */
  @Test
  void aWindowedRuleSeesAllScoresSoFar() throws Exception {
    Files.writeString(file, "score\n3\n1\n2\n9\n");

    assertThat(track("split").out())
        .containsExactly(
            "t,score,threshold,miscovered",
            "0,3.0,Infinity,false",
            "1,1.0,3.0,false",
            "2,2.0,3.0,false",
            "3,9.0,2.0,true");
  }

  @Test
  void aWindowForgetsTheOldestScore() throws Exception {
    Files.writeString(file, "score\n3\n1\n2\n9\n");

    assertThat(track("split", "--window", 1).out())
        .containsExactly(
            "t,score,threshold,miscovered",
            "0,3.0,Infinity,false",
            "1,1.0,3.0,false",
            "2,2.0,1.0,true",
            "3,9.0,2.0,true");
  }

  /** By hand: level + gamma (target - miss), gamma 0.25, target 0.5. */
  @Test
  void aLevelRuleRunsOnBetas() throws Exception {
    Files.writeString(file, "t,beta\n0,0.25\n1,0.9\n2,0.1\n");

    assertThat(track("aci", "--set", "gamma=0.25").out())
        .containsExactly("t,beta,level", "0,0.25,0.5", "1,0.9,0.375", "2,0.1,0.5");
  }

  /** By hand: with residuals -1 and 2 known, target 0.5 takes the halves [-1, 0.5] or [0.5, 2]. */
  @Test
  void aRuleOnSignedResidualsReadsForecastAndOutcome() throws Exception {
    Files.writeString(file, "forecast,outcome\n3,2\n1,3\n4,5\n");

    assertThat(track("enbpi").out())
        .containsExactly(
            "t,residual,lower,upper,miscovered",
            "0,-1.0,-Infinity,Infinity,false",
            "1,2.0,-1.0,-1.0,true",
            "2,1.0,-1.0,0.5,true");
  }

  @Test
  void residualsOneStepLateAreLearnedOneStepLate() throws Exception {
    Files.writeString(file, "t,residual\n0,-1\n1,2\n2,1\n");

    assertThat(track("enbpi", "--delay", 2).out())
        .containsExactly(
            "t,residual,lower,upper,miscovered",
            "0,-1.0,-Infinity,Infinity,false",
            "1,2.0,-Infinity,Infinity,false",
            "2,1.0,-1.0,-1.0,true");
  }

  @Test
  void aRuleOnSignedResidualsSaysWhichColumnsItNeeds() throws Exception {
    Files.writeString(file, "t,score\n0,1\n");

    CommandRun run = track("enbpi");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .containsExactly(
            "tidemark track: "
                + file
                + ":1: a column residual (outcome - forecast), or columns forecast and outcome,"
                + " must exist for a rule on signed residuals: columns are [t, score]");
  }

  @Test
  void anInfiniteResidualNamesLineColumnAndValue() throws Exception {
    Files.writeString(file, "residual\n0\nInfinity\n");

    assertThat(track("enbpi").err())
        .containsExactly(
            "tidemark track: "
                + file
                + ":3: column residual must be a finite number: was \"Infinity\"");
  }

  /** By hand: the oldest score weighs nothing any more, the newest decides. */
  @Test
  void aDecayingWindowKeepsTheOrderOfItsScores() throws Exception {
    Files.writeString(file, "score\n9\n9\n9\n1\n1\n5\n");

    assertThat(track("nexcp", "--set", "rho=0.1,testMass=0").out())
        .containsExactly(
            "t,score,threshold,miscovered",
            "0,9.0,Infinity,false",
            "1,9.0,9.0,false",
            "2,9.0,9.0,false",
            "3,1.0,9.0,false",
            "4,1.0,1.0,false",
            "5,5.0,1.0,true");
  }

  /** A run of public code: PI control, outcomes three steps late, twelve scores, target .2. */
  @Test
  void thePublishedStepIsScaledByScoresThatAreNotLearnedYet() throws Exception {
    Files.writeString(file, "score\n1\n3\n2\n5\n4\n.5\n6\n2.5\n3.5\n1.5\n8\n2\n");

    CommandRun run =
        CommandRun.of(
            "track",
            "--rule",
            "pid",
            "--target-miscoverage",
            0.2,
            "--set",
            "lr=.1,csat=1,ki=2,burnIn=3",
            "--delay",
            3,
            file);

    double[] expected = {
      0,
      0,
      0,
      .16,
      .889177742,
      1.88734414,
      2.99468249,
      4.49079184,
      6.11178894,
      5.02851284,
      6.49920746,
      5.07076625
    };
    assertThat(run.out()).hasSize(1 + expected.length);
    for (int t = 0; t < expected.length; t++) {
      String threshold = run.out().get(1 + t).split(",")[2];
      assertThat(Double.parseDouble(threshold)).isCloseTo(expected[t], within(5e-9));
    }
  }

  /** exp(720) overflows: the published error quantification is no number, and excludes nothing. */
  @Test
  void guardsKeepAThresholdFinite() throws Exception {
    Files.writeString(file, "score\n5000\n0\n0\n0\n");

    assertThat(track("eci", "--set", "lr=1", "--guards").out()).noneMatch(INFINITE);
    assertThat(track("eci", "--set", "lr=3000").out()).anyMatch(INFINITE);
    assertThat(track("eci", "--set", "lr=3000", "--guards").out()).noneMatch(INFINITE);
  }

  @Test
  void aMissingColumnNamesTheColumnsThereAre() throws Exception {
    Files.writeString(file, "t,scores\n0,1\n");

    CommandRun run = track("split");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .containsExactly(
            "tidemark track: "
                + file
                + ":1: a column score or beta must exist: columns are [t, scores] (nearest: scores)");
  }

  @Test
  void anUnreadableCellNamesLineColumnAndValue() throws Exception {
    Files.writeString(file, "t,score\n0,1\n1,abc\n");

    CommandRun run = track("split");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .containsExactly(
            "tidemark track: " + file + ":3: column score must be a number: was \"abc\"");
  }

  @Test
  void aMissingFileIsAFailureInOneLine() {
    CommandRun run = track("split");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).containsExactly("tidemark track: file must exist: was " + file);
  }

  @Test
  void anUnknownRuleIsWrongUsage() {
    CommandRun run = track("acl");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).singleElement().asString().contains("did you mean aci?");
  }

  @Test
  void aTargetOutsideTheUnitIntervalIsWrongUsage() {
    CommandRun run = CommandRun.of("track", "--rule", "split", "--target-miscoverage", 1.5, file);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .containsExactly(
            "tidemark track: --target-miscoverage must be in (0, 1): was 1.5"
                + " (see tidemark track --help)");
  }

  @Test
  void theRulesAreListedWithTheirParameters() {
    CommandRun run = CommandRun.of("track", "--list");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "aci (score or beta)",
            "  gamma = 0.005, above 0: step of the level",
            "pid (score)",
            "  burnIn = 300, a whole number in [1, 10000]: last scores that scale the step");
    assertThat(run.out())
        .containsAll(ThresholdRules.catalogue().stream().map(TrackCommandTest::title).toList());
  }

  private static String title(RuleDescription rule) {
    if (rule.joint()) {
      return rule.name() + " (residual, or forecast and outcome)";
    }
    return rule.name() + (rule.steersLevel() ? " (score or beta)" : " (score)");
  }

  private CommandRun quantileTracker(Object... more) {
    return track("quantile-tracker", "--set", "step=0.5,boost=0", more[0], more[1]);
  }

  private CommandRun track(String rule, Object... more) {
    Object[] arguments = new Object[6 + more.length];
    Object[] start = {"track", "--rule", rule, "--target-miscoverage", 0.5, file};
    System.arraycopy(start, 0, arguments, 0, start.length);
    System.arraycopy(more, 0, arguments, start.length, more.length);
    return CommandRun.of(arguments);
  }
}
