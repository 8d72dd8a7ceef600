// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.jobs.config.PolicyFile;
import io.tidemark.jobs.replay.Replay;
import io.tidemark.jobs.replay.ReplaySummary;
import io.tidemark.policy.PolicyBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The operators of the live job over one file. */
@Command(
    name = "replay",
    description = "Runs the operators over one file, in event-time order; needs no Kafka.",
    footer = {
      "",
      "The file is CSV with a header, a row per prediction: id, model, version?, target?, dim.<name>...,",
      "predicted_at, known_at, outcome (empty: never known), and the forecast: point and scale?,",
      "q<level>..., lower and upper and miss, or p.<label>...",
      "Writes intervals.csv, evaluations.csv, alerts.jsonl, dead-letters.csv and summary.json."
    })
public final class ReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--input", required = true, paramLabel = "FILE", description = "CSV or CSV.gz.")
  private Path input;

  @Option(names = "--policy", paramLabel = "FILE", description = "Default: the default policy.")
  private Path policy;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Made if absent.")
  private Path out;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "1",
      description = "Changes no number. Default: ${DEFAULT-VALUE}.")
  private int parallelism;

  @Override
  public Integer call() throws Exception {
    if (parallelism < 1 || parallelism > 128) {
      throw new ParameterException(
          spec.commandLine(), "--parallelism must be in [1, 128]: was " + parallelism);
    }
    if (!Files.isReadable(input)) {
      throw new ParameterException(
          spec.commandLine(), "--input must be a file that can be read: was " + input);
    }
    PolicyBook policies =
        PolicyBook.of(
            Optional.ofNullable(policy).isPresent() ? PolicyFile.read(policy, 1) : List.of());
    print(new Replay(input, policies, parallelism).run(out));
    spec.commandLine().getOut().println("written to " + out);
    return 0;
  }

  private void print(ReplaySummary summary) {
    var text = spec.commandLine().getOut();
    text.printf(
        "%-28s %7s %9s %8s %11s %12s%n",
        "model", "target", "settled", "raw", "calibrated", "score ratio");
    summary
        .models()
        .forEach(
            (model, targets) ->
                targets.forEach(
                    (target, t) ->
                        text.printf(
                            Locale.ROOT,
                            "%-28s %7s %9d %8.3f %11.3f %12.3f%n",
                            model,
                            target,
                            t.settled(),
                            t.rawCoverageAll(),
                            t.calibratedCoverage(),
                            t.intervalScoreRatio())));
    ReplaySummary.Reconciliation r = summary.reconciliation();
    text.printf(
        "%d rows: %d predictions in, %d intervals out; %d outcomes in, %d evaluations;"
            + " %d expired, %d pending, dead letters %s%n",
        r.rows(),
        r.predictionsIn(),
        r.intervalsOut(),
        r.outcomesIn(),
        r.evaluations(),
        r.expired(),
        r.pending(),
        r.deadLetters());
    text.println(
        r.predictionsReconciled() && r.outcomesReconciled()
            ? "reconciled: nothing vanished"
            : "NOT reconciled: see summary.json");
  }
}
