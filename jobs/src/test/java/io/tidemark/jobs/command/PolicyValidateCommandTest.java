// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.score.Scores;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyValidateCommandTest {

  @TempDir private Path folder;

  @Test
  void aValidFileIsSaidToBe() throws Exception {
    Path file = Files.writeString(folder.resolve("p.yaml"), "policies:\n  - model: m\n");

    CommandRun run = CommandRun.of("policy", "validate", file);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).containsExactly(file + " is valid: policies of [m]");
  }

  @Test
  void eachProblemIsALine() throws Exception {
    Path file =
        Files.writeString(folder.resolve("p.yaml"), "policies:\n  - modl: m\n    ordering: x\n");

    CommandRun run = CommandRun.of("policy", "validate", file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .hasSize(2)
        .allMatch(line -> line.startsWith("tidemark policy validate: "));
  }

  @Test
  void scoresAreListedWithParametersDefaultsAndPurpose() {
    CommandRun run = CommandRun.of("policy", "scores");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .filteredOn(line -> !line.startsWith(" "))
        .containsExactlyInAnyOrderElementsOf(Scores.names());
    assertThat(run.out())
        .contains(
            "  penalty = 0.01, at least 0: added per rank beyond the free ones",
            "  for: number; an upper bound alone");
  }

  @Test
  void verboseShowsTheStackTrace() {
    CommandRun run = CommandRun.of("policy", "validate", folder.resolve("none.yaml"), "--verbose");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).hasSizeGreaterThan(3);
  }

  @Test
  void noCommandIsWrongUsage() {
    assertThat(CommandRun.of().exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("policy").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("polcy").err()).singleElement().asString().contains("polcy");
  }

  @Test
  void everyCommandHasHelp() {
    for (String command : new String[] {"track", "policy"}) {
      assertThat(CommandRun.of(command, "--help").exitCode()).isZero();
    }
    assertThat(CommandRun.of("--version").out()).singleElement().asString().startsWith("tidemark");
  }

  @Test
  void policiesAreNotAppliedWhenOneIsWrong() throws Exception {
    Path file = Files.writeString(folder.resolve("p.yaml"), "policies:\n  - modl: m\n");

    CommandRun run = CommandRun.of("policy", "apply", file, "--bootstrap-servers", "localhost:1");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).singleElement().asString().contains("policies[0].modl");
    assertThat(CommandRun.of("policy", "apply", file).exitCode()).isEqualTo(2);
  }
}
