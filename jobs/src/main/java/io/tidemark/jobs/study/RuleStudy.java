// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.flink.state.HotStateSerializer;
import io.tidemark.flink.state.ScoreStateSerializer;
import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.predictor.IssuedBands;
import io.tidemark.predictor.SegmentCalibration;
import io.tidemark.score.SignedResidual;
import io.tidemark.threshold.JointRule;
import io.tidemark.threshold.RuleDescription;
import io.tidemark.threshold.RuleSpec;
import io.tidemark.threshold.ThresholdRules;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Every rule over one stream under one policy, in which the rule alone is changed. */
public final class RuleStudy {

  private static final int TRANSFER_TRAINING = 2755;
  private static final int TIMED_STEPS = 20_000;
  private static final int REPEATS = 5;

  private final String name;
  private final StudyStream stream;
  private final Policy policy;
  private final int from;
  private final boolean timed;

  /**
   * A study.
   *
   * @param from rows before it are learned from and not counted
   */
  private RuleStudy(String name, StudyStream stream, Policy policy, int from, boolean timed) {
    this.name = name;
    this.stream = stream;
    this.policy = policy;
    this.from = from;
    this.timed = timed;
  }

  /** All rules on all streams. */
  public static List<StudyTable> full() throws Exception {
    List<RuleStudy> studies = new ArrayList<>();
    StudyStream flu = ShippedStreams.replay("flusight");
    studies.add(new RuleStudy("flusight", flu, ShippedStreams.policy("flusight"), 0, true));
    StudyStream demand = ShippedStreams.replay("elec2-demand");
    studies.add(
        new RuleStudy("elec2-demand", demand, ShippedStreams.policy("elec2-demand"), 0, true));
    for (int delay : new int[] {0, 5, 20}) {
      studies.add(transfer(delay, true));
    }
    List<StudyTable> tables = new ArrayList<>();
    for (RuleStudy study : studies) {
      List<Fit> fits = study.fits(specs(study.policy));
      if (study.name.equals("flusight")) {
        tables.add(wide(fits));
      }
      tables.add(study.table(fits));
    }
    return tables;
  }

  /** The rules on residuals, and split, on the transfer with prompt outcomes. */
  public static List<StudyTable> quick() throws Exception {
    RuleStudy study = transfer(0, false);
    List<RuleSpec> specs =
        List.of("split", "enbpi", "spci").stream().map(r -> new RuleSpec(r, Map.of())).toList();
    return List.of(study.table(study.fits(specs)));
  }

  private static RuleStudy transfer(int delay, boolean timed) throws Exception {
    Policy policy =
        PolicyBuilder.of("elec2-transfer", 1)
            .window(new WindowSpec(new WindowSpec.Count(10_000), 1, WindowSpec.Sketch.EXACT))
            .build();
    return new RuleStudy(
        "elec2-transfer, delay " + delay,
        ShippedStreams.transfer(delay),
        policy,
        TRANSFER_TRAINING,
        timed);
  }

  /** The catalogue with its defaults, and the policy's own rule where it names one. */
  private static List<RuleSpec> specs(Policy policy) {
    List<RuleSpec> specs = new ArrayList<>();
    policy.rule().ifPresent(specs::add);
    for (RuleDescription rule : ThresholdRules.catalogue()) {
      specs.add(new RuleSpec(rule.name(), Map.of()));
    }
    return specs;
  }

  private record Fit(String label, Map<String, CoverageTally> models, double bytes, double nanos) {}

  private List<Fit> fits(List<RuleSpec> specs) throws Exception {
    List<Callable<Fit>> work = new ArrayList<>();
    specs.forEach(spec -> work.add(() -> fit(spec)));
    return InParallel.run(work);
  }

  private Fit fit(RuleSpec spec) throws IOException {
    PolicyBuilder builder = PolicyBuilder.from(policy).rule(spec);
    if (ThresholdRules.of(spec) instanceof JointRule) {
      builder.score(SignedResidual.NAME);
    }
    StudyRun run = new StudyRun(stream, builder.build());
    Map<String, CoverageTally> models = new TreeMap<>();
    int first = from;
    Collection<SegmentCalibration> segments =
        run.run(
                judged -> {
                  boolean counts =
                      judged.issued().status() != IssuedBands.Status.WARMING_UP
                          && (first == 0 || Integer.parseInt(judged.row().id()) >= first);
                  if (counts) {
                    models
                        .computeIfAbsent(judged.row().name(), m -> new CoverageTally(0.1))
                        .add(judged);
                  }
                })
            .values();
    return new Fit(label(spec), models, bytes(segments), timed ? nanos(run) : Double.NaN);
  }

  private static String label(RuleSpec spec) {
    return spec.parameters().isEmpty()
        ? spec.name()
        : spec.name() + new TreeMap<>(spec.parameters());
  }

  /** Mean serialized size of a segment's state. */
  private static double bytes(Collection<SegmentCalibration> segments) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1 << 16);
    for (SegmentCalibration segment : segments) {
      new ScoreStateSerializer().serialize(segment.scoreState(), out);
      new HotStateSerializer().serialize(segment.hot(), out);
    }
    return (double) out.length() / segments.size();
  }

  /** Median over repeats of the thread's time for a prediction and its outcome, warmed up. */
  private static double nanos(StudyRun run) {
    double[] times = new double[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      long[] outcomes = {0};
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      run.run(TIMED_STEPS, judged -> outcomes[0]++);
      long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      times[i] = (double) spent / outcomes[0];
    }
    Arrays.sort(times);
    return times[REPEATS / 2];
  }

  private StudyTable table(List<Fit> fits) {
    StudyTable table =
        new StudyTable(
            "rules-" + name.replace(", ", "-").replace(' ', '-'),
            name,
            List.of(
                "rule",
                "model",
                "coverage",
                "worst of " + CoverageTally.STRETCH,
                "width",
                "infinite",
                "interval score",
                "bytes",
                "ns"));
    for (Fit fit : fits) {
      fit.models().forEach((model, tally) -> table.add(row(fit, model, tally)));
    }
    return table;
  }

  private static List<String> row(Fit fit, String model, CoverageTally tally) {
    return List.of(
        fit.label(),
        model,
        StudyTable.number(tally.coverage()),
        StudyTable.number(tally.worstCoverage()),
        StudyTable.number(tally.meanWidth()),
        StudyTable.percent(tally.infiniteShare()),
        StudyTable.number(tally.meanScore()),
        StudyTable.whole(fit.bytes()),
        StudyTable.whole(fit.nanos()));
  }

  /** Coverage and worst coverage of each flu model side by side. */
  private static StudyTable wide(List<Fit> fits) {
    List<String> columns = new ArrayList<>(List.of("rule"));
    columns.addAll(fits.get(0).models().keySet());
    columns.addAll(List.of("score, calibrated / raw", "infinite", "bytes", "ns"));
    StudyTable table =
        new StudyTable("rules-flusight-wide", "flusight: coverage / worst of 500", columns);
    for (Fit fit : fits) {
      List<String> row = new ArrayList<>(List.of(fit.label()));
      double logs = 0;
      double infinite = 0;
      for (CoverageTally tally : fit.models().values()) {
        row.add(
            StudyTable.number(tally.coverage()) + " / " + StudyTable.number(tally.worstCoverage()));
        logs += Math.log(tally.ratioToRaw()) / fit.models().size();
        infinite += tally.infiniteShare() / fit.models().size();
      }
      row.add(StudyTable.number(Math.exp(logs)));
      row.add(StudyTable.percent(infinite));
      row.add(StudyTable.whole(fit.bytes()));
      row.add(StudyTable.whole(fit.nanos()));
      table.add(row);
    }
    return table;
  }
}
