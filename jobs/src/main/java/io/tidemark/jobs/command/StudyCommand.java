// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The measurements behind the defaults and the promises. */
@Command(
    name = "study",
    description =
        "Measure rules, defaults and detectors anew: the tables of operators/RATIONALE.md.",
    subcommands = {
      StudyRulesCommand.class,
      StudyDefaultsCommand.class,
      StudyDetectorsCommand.class
    })
public final class StudyCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command must be given");
  }
}
