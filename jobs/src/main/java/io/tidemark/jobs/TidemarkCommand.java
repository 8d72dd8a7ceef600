// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs;

import io.tidemark.jobs.command.AckCommand;
import io.tidemark.jobs.command.AlertsCommand;
import io.tidemark.jobs.command.BenchCommand;
import io.tidemark.jobs.command.DemoCommand;
import io.tidemark.jobs.command.FailureMessages;
import io.tidemark.jobs.command.PolicyCommand;
import io.tidemark.jobs.command.RearmCommand;
import io.tidemark.jobs.command.ReplayCommand;
import io.tidemark.jobs.command.RunCommand;
import io.tidemark.jobs.command.SilenceCommand;
import io.tidemark.jobs.command.StudyCommand;
import io.tidemark.jobs.command.TopicsCommand;
import io.tidemark.jobs.command.TrackCommand;
import io.tidemark.jobs.command.Version;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 fine, 1 failed, 2 wrong usage. */
@Command(
    name = "tidemark",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    description =
        "Watches the predictions of live models: honest intervals, and a page when a model got worse.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:fine", "1:failed", "2:wrong usage"},
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      ReplayCommand.class,
      TrackCommand.class,
      StudyCommand.class,
      PolicyCommand.class,
      AlertsCommand.class,
      AckCommand.class,
      SilenceCommand.class,
      RearmCommand.class,
      TopicsCommand.class,
      BenchCommand.class
    })
public final class TidemarkCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a failure.")
  private boolean verbose;

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, ready to execute. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new TidemarkCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(TidemarkCommand::wrongUsage);
    line.setExecutionExceptionHandler(TidemarkCommand::failed);
    return line;
  }

  private static int wrongUsage(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    String name = line.getCommandSpec().qualifiedName();
    line.getErr().println(name + ": " + e.getMessage() + " (see " + name + " --help)");
    if (Arrays.asList(args).contains("--verbose")) {
      e.printStackTrace(line.getErr());
    }
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Exception e, CommandLine line, CommandLine.ParseResult result) {
    String name = line.getCommandSpec().qualifiedName();
    FailureMessages.of(e).forEach(message -> line.getErr().println(name + ": " + message));
    TidemarkCommand top = (TidemarkCommand) line.getCommandSpec().root().userObject();
    if (top.verbose) {
      e.printStackTrace(line.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command must be given");
  }
}
