// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.ensemble.EnsembleSpec;
import io.tidemark.policy.Policy;
import io.tidemark.policy.Policy.BaselineSpec;
import io.tidemark.policy.PolicyBook;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.score.Transform;
import io.tidemark.threshold.RuleSpec;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

  private static final long DAY = 86_400_000_000L;

  @TempDir Path folder;

  @Test
  void run_flusight_coversAsPromisedAndLosesNothing() throws Exception {
    ReplaySummary summary = new Replay(resource("flusight.csv.gz"), flusight(), 2).run(folder);

    assertThat(summary.reconciliation().predictionsReconciled()).isTrue();
    assertThat(summary.reconciliation().outcomesReconciled()).isTrue();
    assertThat(summary.models()).hasSize(6);
    summary
        .models()
        .forEach(
            (model, targets) ->
                assertThat(targets.get("0.1").calibratedCoverage())
                    .as(model)
                    .isBetween(model.equals("NIH-Flu_ARIMA") ? 0.87 : 0.88, 0.92));
    double ratio =
        Math.exp(
            summary.models().values().stream()
                .mapToDouble(t -> Math.log(t.get("0.1").intervalScoreRatio()))
                .average()
                .orElseThrow());
    assertThat(ratio).isLessThanOrEqualTo(0.97);
  }

  @Test
  void run_atAnotherParallelism_writesTheSameBytes() throws Exception {
    Path one = folder.resolve("one");
    Path input = head(resource("flusight.csv.gz"), 8000);
    Policy shipped = flusight().policies().get(0);
    BaselineSpec soon = new BaselineSpec(new WindowSpec.Count(10), shipped.baseline().tolerance());
    PolicyBook quick = PolicyBook.of(List.of(PolicyBuilder.from(shipped).baseline(soon).build()));
    new Replay(input, quick, 1).run(one);
    for (String file : List.of("reports.jsonl", "triage.jsonl", "transitions.jsonl")) {
      assertThat(one.resolve(file)).isNotEmptyFile();
    }
    for (int parallelism : new int[] {2, 4}) {
      Path other = folder.resolve("at" + parallelism);
      new Replay(input, quick, parallelism).run(other);
      for (String file :
          List.of(
              "intervals.csv",
              "evaluations.csv",
              "reports.jsonl",
              "alerts.jsonl",
              "triage.jsonl",
              "transitions.jsonl",
              "dead-letters.csv",
              "summary.json")) {
        assertThat(Files.mismatch(one.resolve(file), other.resolve(file)))
            .as("%s at %d", file, parallelism)
            .isEqualTo(-1);
      }
    }
  }

  @Test
  void run_upperBounds_haveOneEnd_andDoNotRuinTheSummary() throws Exception {
    PolicyBook bounds =
        PolicyBook.of(
            List.of(
                PolicyBuilder.of(Policy.ANY_MODEL, 1)
                    .score("upper-bound")
                    .targetMiscoverage(List.of(0.1, 0.25))
                    .build()));
    Path out = folder.resolve("out");

    ReplaySummary summary = new Replay(head(resource("flusight.csv.gz"), 3000), bounds, 1).run(out);

    assertThat(summary.reconciliation().reconciled()).isTrue();
    TargetSummary target = summary.models().get("UMass-flusion").get("0.1");
    assertThat(target.n()).isPositive().isEqualTo(target.unbounded());
    assertThat(target.calibratedCoverage()).isBetween(0.8, 1.0);
    assertThat(target.rawCoverage()).isBetween(0.5, 1.0);
    assertThat(target.meanWidth()).isNaN();
    assertThat(target.intervalScoreRatio()).isNaN();
    assertThat(Files.readString(out.resolve("summary.json"))).contains("\"meanWidth\" : null");
    for (String row : Files.readAllLines(out.resolve("intervals.csv")).subList(1, 1000)) {
      String[] cells = row.split(",");
      assertThat(cells[3]).isEqualTo("-Infinity");
      assertThat(cells[6]).isEqualTo("-Infinity");
      assertThat(Double.parseDouble(cells[4])).isGreaterThanOrEqualTo(Double.parseDouble(cells[7]));
    }
  }

  @Test
  void run_directionByClass_coversEachLabel() throws Exception {
    PolicyBook policies =
        PolicyBook.of(
            List.of(
                PolicyBuilder.of("elec2-direction", 1)
                    .segmentBy(List.of(Policy.VERSION))
                    .rollups(List.of(List.of(Policy.VERSION)))
                    .score("least-ambiguous")
                    .rule(new RuleSpec("aci", Map.of("gamma", 0.005)))
                    .window(
                        new WindowSpec(new WindowSpec.Count(1000), 8, WindowSpec.Sketch.CERTIFIED))
                    .labelHorizon(7 * DAY)
                    .classConditional(true)
                    .build()));

    ReplaySummary summary = new Replay(resource("elec2-direction.csv.gz"), policies, 2).run(folder);

    assertThat(summary.reconciliation().reconciled()).isTrue();
    Map<String, long[]> byLabel = new java.util.TreeMap<>();
    for (String row : Files.readAllLines(folder.resolve("evaluations.csv"))) {
      String[] cells = row.split(",");
      if (!cells[0].equals("id")) {
        String key = cells[0].split("/")[0] + " " + cells[1];
        long[] tally = byLabel.computeIfAbsent(key, k -> new long[2]);
        tally[0]++;
        tally[1] += Long.parseLong(cells[4]);
      }
    }
    assertThat(byLabel).hasSize(4);
    byLabel.forEach(
        (key, tally) ->
            assertThat((double) tally[1] / tally[0])
                .as(key)
                .isCloseTo(0.1, within(aciBound(tally[0]))));
  }

  /**
   * (max(a, 1 - a) + step) / (step n), Gibbs and Candes 2021, proposition 4.1, of outcomes in their
   * order; outcomes are learned up to 48 issues late, each of which may move the level by a step.
   * The outcomes up to the first threshold, and those issued before it was known, are not missed.
   */
  private static double aciBound(long outcomes) {
    return (0.9 + 0.005 + 48 * 0.005) / (0.005 * outcomes) + (9.0 + 48) / outcomes;
  }

  @Test
  void run_withAnEnsemble_calibratesItAndWritesItsLeaderboard() throws Exception {
    EnsembleSpec pool =
        new EnsembleSpec(
            "pool",
            List.of("UMass-flusion", "CMU-TimeSeries", "FluSight-baseline"),
            List.of(0.05, 0.5, 0.95),
            List.of("horizon"),
            3_600_000_000L,
            60 * DAY,
            0.05);
    Path input = head(resource("flusight.csv.gz"), 8000);
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");

    ReplaySummary summary = new Replay(input, flusight(), List.of(pool), 1).run(one);
    new Replay(input, flusight(), List.of(pool), 2).run(two);

    assertThat(summary.reconciliation().reconciled()).isTrue();
    assertThat(summary.models()).containsKey("pool").hasSizeGreaterThan(3);
    for (String file :
        List.of("intervals.csv", "evaluations.csv", "leaderboard.csv", "summary.json")) {
      assertThat(Files.mismatch(one.resolve(file), two.resolve(file))).as(file).isEqualTo(-1);
    }
    List<String> rows = Files.readAllLines(one.resolve("leaderboard.csv"));
    assertThat(rows.get(0))
        .isEqualTo("group,model,outcomes,wis,ensemblewis,weight@0.05,weight@0.5,weight@0.95");
    assertThat(rows.stream().filter(row -> row.startsWith("pool|horizon=0,"))).hasSize(4);
  }

  private Path head(Path gzipped, int lines) throws Exception {
    Path csv = folder.resolve("head.csv");
    try (var in =
            new java.io.BufferedReader(
                new java.io.InputStreamReader(
                    new java.util.zip.GZIPInputStream(Files.newInputStream(gzipped)),
                    java.nio.charset.StandardCharsets.UTF_8));
        var out = Files.newBufferedWriter(csv)) {
      for (int i = 0; i < lines; i++) {
        out.write(in.readLine() + "\n");
      }
    }
    return csv;
  }

  private Path resource(String name) throws Exception {
    Path file = folder.resolve(name);
    try (InputStream in = ReplayTest.class.getResourceAsStream("/io/tidemark/data/" + name)) {
      Files.copy(in, file);
    }
    return file;
  }

  private static PolicyBook flusight() {
    return PolicyBook.of(
        List.of(
            PolicyBuilder.of(Policy.ANY_MODEL, 1)
                .segmentBy(List.of("location"))
                .rollups(List.of(List.of(), List.of("location")))
                .score("conformalized-quantile")
                .transform(Transform.SQRT)
                .rule(new RuleSpec("quantile-tracker", Map.of("step", 1.0, "boost", 0.0)))
                .baseline(new Policy.BaselineSpec(new WindowSpec.Count(100), 0.05))
                .evidence(new Policy.PerBlock(28 * DAY))
                .falseAlarms(new Policy.AverageRunLength(1000))
                .build()));
  }
}
