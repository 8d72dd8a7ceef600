// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.score.ScoreDescription;
import io.tidemark.score.ScoreParameter;
import io.tidemark.score.Scores;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the nonconformity scores that a policy may name. */
@Command(
    name = "scores",
    description = "List the nonconformity scores with their parameters and what each is for.")
final class PolicyScoresCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Scores.catalogue().forEach(score -> print(score, out));
    out.flush();
  }

  private static void print(ScoreDescription score, PrintWriter out) {
    out.println(score.name());
    out.println("  for: " + score.outcome());
    for (ScoreParameter parameter : score.parameters()) {
      out.printf(
          "  %s = %s, %s: %s%n",
          parameter.name(), parameter.defaultValue(), parameter.domain(), parameter.meaning());
    }
  }
}
