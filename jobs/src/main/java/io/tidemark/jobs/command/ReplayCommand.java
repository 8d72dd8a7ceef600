// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.ensemble.EnsembleSpec;
import io.tidemark.jobs.config.InvalidSettingsException;
import io.tidemark.jobs.config.PolicyFile;
import io.tidemark.jobs.replay.Replay;
import io.tidemark.jobs.replay.ReplaySummary;
import io.tidemark.policy.PolicyBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The live job's operators over one file. */
@Command(
    name = "replay",
    description = "Run the operators over one file, in event-time order; needs no Kafka.",
    footer = {
      "",
      "The file is CSV with a header, a row per prediction: id, model, version?, target?, dim.<name>...,",
      "feature.<name>..., predicted_at, known_at, outcome (empty: never known), and the forecast: point and scale?,",
      "q<level>..., lower and upper and miss, or p.<label>...",
      "Writes intervals.csv, evaluations.csv, reports.jsonl, alerts.jsonl, triage.jsonl,",
      "transitions.jsonl, dead-letters.csv and summary.json; and leaderboard.csv where the policy",
      "file has ensembles.",
      "The numbers are the same on every run and at every parallelism."
    })
public final class ReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      required = true,
      description = "A replay file, FILE.csv or FILE.csv.gz.")
  private Path input;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "A policy file. Default: the default policy for every model.")
  private Path policy;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder of the results; made when it doesn't exist.")
  private Path out;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description = "At least 1. Default: ${DEFAULT-VALUE}.")
  private int parallelism;

  @Override
  public Integer call() throws Exception {
    if (parallelism < 1 || parallelism > Replay.MAX_PARALLELISM) {
      throw new ParameterException(
          spec.commandLine(),
          "--parallelism must be in [1, " + Replay.MAX_PARALLELISM + "]: was " + parallelism);
    }
    ReplaySummary summary = new Replay(input, policies(), ensembles(), parallelism).run(out);
    new ReplayTable(spec.commandLine().getOut()).print(summary);
    spec.commandLine().getOut().println("written to " + out);
    return summary.reconciliation().reconciled() ? 0 : 1;
  }

  private List<EnsembleSpec> ensembles() throws IOException, InvalidSettingsException {
    return policy == null ? List.of() : PolicyFile.ensembles(policy);
  }

  private PolicyBook policies() throws IOException, InvalidSettingsException {
    return policy == null ? PolicyBook.EMPTY : PolicyBook.of(PolicyFile.read(policy, 1));
  }
}
