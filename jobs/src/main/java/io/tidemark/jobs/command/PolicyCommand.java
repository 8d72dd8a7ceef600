// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands on policy files. */
@Command(
    name = "policy",
    description = "Check policies, hand them to running jobs, or take them back.",
    subcommands = {
      PolicyValidateCommand.class,
      PolicyScoresCommand.class,
      PolicyApplyCommand.class,
      PolicyRemoveCommand.class
    })
public final class PolicyCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command must be given");
  }
}
