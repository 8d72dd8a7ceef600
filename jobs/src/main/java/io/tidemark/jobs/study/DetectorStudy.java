// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.coverage.RollupMonitor;
import io.tidemark.evidence.EvidenceUnit;
import io.tidemark.jobs.study.SimulatedRun.Alarm;
import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.predictor.TieBreak;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Run lengths while nothing is wrong, and delays after a change, of every studied detector on
 * streams whose truth is known.
 */
public final class DetectorStudy {

  private static final long SEED = 20240613;
  private static final int CUT = 4;
  private static final int BASELINE = 2000;
  private static final int FLEET_BASELINE = 500;
  private static final int CHANGE = 240;
  private static final int AFTER_CHANGE = 2400;

  /** Of streams whose steps or units are many outcomes. */
  private static final int HEAVY_RUNS = 40;

  private final boolean quick;
  private final double limit;
  private final int runs;
  private boolean kept = true;

  /** The study, or a short one of two streams. */
  public DetectorStudy(boolean quick) {
    this.quick = quick;
    this.limit = quick ? 100 : 1000;
    this.runs = quick ? 60 : 200;
  }

  /** Whether every promise was kept where its assumption holds; known after {@link #tables}. */
  public boolean kept() {
    return kept;
  }

  /** Its tables. */
  public List<StudyTable> tables() throws Exception {
    List<StudyTable> tables = new ArrayList<>();
    tables.add(healthy(quick ? Scenarios.healthy().subList(2, 3) : Scenarios.healthy()));
    tables.add(faulty(quick ? Scenarios.faulty().subList(0, 1) : Scenarios.faulty()));
    tables.add(new MaskingStudy(quick ? 30 : 100, limit).table());
    return tables;
  }

  /** First alarms of every run of a scenario. */
  private List<Map<String, Alarm>> simulate(Scenario scenario, long change, long maxUnits) {
    List<Map<String, Alarm>> alarms = new ArrayList<>();
    SplittableRandom seeds =
        new SplittableRandom(SEED + TieBreak.hash(scenario.name() + scenario.unit()));
    Policy policy = policy(scenario.segments() > 1 ? FLEET_BASELINE : BASELINE);
    int count = heavy(scenario) ? Math.min(runs, HEAVY_RUNS) : runs;
    for (int i = 0; i < count; i++) {
      SimulatedSegments segments = new SimulatedSegments(scenario, policy, seeds.split());
      RollupMonitor monitor =
          new RollupMonitor(
              StudiedDetectors.config(
                  scenario.unit(), StudiedDetectors.TOLERANCE, limit, StudiedDetectors.NAMES));
      alarms.add(new SimulatedRun(scenario, segments, monitor).run(change, maxUnits));
    }
    return alarms;
  }

  private static boolean heavy(Scenario scenario) {
    return scenario.unit() == EvidenceUnit.BLOCK || scenario.segments() > 1;
  }

  private static Policy policy(int baseline) {
    return PolicyBuilder.of("simulated", 1)
        .baseline(
            new Policy.BaselineSpec(new WindowSpec.Count(baseline), StudiedDetectors.TOLERANCE))
        .build();
  }

  private static Stream<String> detectors(Scenario scenario) {
    return scenario.unit() == EvidenceUnit.BLOCK
        ? StudiedDetectors.NAMES.stream()
        : Stream.concat(StudiedDetectors.NAMES.stream(), StudiedDetectors.CLASSICAL.stream());
  }

  private StudyTable healthy(List<Scenario> scenarios) throws Exception {
    StudyTable table =
        new StudyTable(
            "detectors-healthy",
            "Nothing is wrong: units to the first alarm, limit "
                + StudyTable.whole(limit)
                + ", runs cut at "
                + StudyTable.whole(CUT * limit),
            List.of(
                "stream",
                "unit",
                "detector",
                "mean run length",
                "alarmed by limit / 2",
                "alarmed at all",
                "promise"));
    List<List<Map<String, Alarm>>> results = run(scenarios, Long.MAX_VALUE / 2);
    for (int i = 0; i < scenarios.size(); i++) {
      Scenario scenario = scenarios.get(i);
      List<Map<String, Alarm>> alarms = results.get(i);
      detectors(scenario).forEach(name -> table.add(healthyRow(scenario, name, alarms)));
    }
    return table;
  }

  private List<List<Map<String, Alarm>>> run(List<Scenario> scenarios, long change)
      throws Exception {
    List<Callable<List<Map<String, Alarm>>>> work = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      long max = change > AFTER_CHANGE ? (long) (CUT * limit) : units(scenario);
      work.add(() -> simulate(scenario, change, max));
    }
    return InParallel.run(work);
  }

  /** Evidence units up to the end of a stream with a change. */
  private static long units(Scenario scenario) {
    long steps = CHANGE + AFTER_CHANGE;
    int watched = scenario.inSubgroup() ? 1 : scenario.segments();
    return scenario.unit() == EvidenceUnit.BLOCK ? steps / scenario.steps() : steps * watched;
  }

  private List<String> healthyRow(Scenario scenario, String name, List<Map<String, Alarm>> alarms) {
    double cut = CUT * limit;
    Sample lengths =
        Sample.of(
            alarms.stream()
                .mapToDouble(a -> a.containsKey(name) ? a.get(name).units() : cut)
                .toArray());
    double alarmed =
        (double) alarms.stream().filter(a -> a.containsKey(name)).count() / alarms.size();
    String promise = promise(scenario, name, lengths, alarmed);
    return List.of(
        scenario.name(),
        scenario.unit().name().toLowerCase(Locale.ROOT),
        name,
        StudyTable.whole(lengths.mean()) + " +- " + StudyTable.whole(lengths.error()),
        StudyTable.percent(lengths.shareAtMost(limit / 2)),
        StudyTable.percent(alarmed),
        promise);
  }

  /** Kept unless it is broken by more than three standard errors. */
  private String promise(Scenario scenario, String name, Sample lengths, double alarmed) {
    if (!StudiedDetectors.NAMES.contains(name)) {
      return "none";
    }
    if (!scenario.holds().contains(name)) {
      return "assumption broken";
    }
    double level = 1 / limit;
    double levelError = Math.sqrt(level * (1 - level) / lengths.sorted().length);
    boolean keeps =
        StudiedDetectors.eProcess(name)
            ? alarmed <= level + 3 * levelError
            : lengths.mean() >= limit - 3 * lengths.error();
    kept &= keeps;
    return keeps ? "kept" : "BROKEN";
  }

  private StudyTable faulty(List<Scenario> scenarios) throws Exception {
    StudyTable table =
        new StudyTable(
            "detectors-faulty",
            "A change after "
                + CHANGE
                + " steps: steps to the first alarm after it, in "
                + AFTER_CHANGE
                + " steps",
            List.of(
                "stream", "unit", "detector", "50 %", "90 %", "99 %", "missed", "false, before"));
    List<List<Map<String, Alarm>>> results = run(scenarios, CHANGE);
    for (int i = 0; i < scenarios.size(); i++) {
      Scenario scenario = scenarios.get(i);
      List<Map<String, Alarm>> alarms = results.get(i);
      detectors(scenario).forEach(name -> table.add(faultyRow(scenario, name, alarms)));
    }
    return table;
  }

  /** Runs with an alarm before the change count in its share alone. */
  private static List<String> faultyRow(
      Scenario scenario, String name, List<Map<String, Alarm>> alarms) {
    double[] steps =
        alarms.stream()
            .mapToDouble(
                a -> a.containsKey(name) ? a.get(name).steps() - CHANGE : Double.POSITIVE_INFINITY)
            .toArray();
    double[] fair = Arrays.stream(steps).filter(s -> s > 0).toArray();
    Sample delays = Sample.of(fair);
    return List.of(
        scenario.name(),
        scenario.unit().name().toLowerCase(Locale.ROOT),
        name,
        StudyTable.whole(delays.quantile(.5)),
        StudyTable.whole(delays.quantile(.9)),
        StudyTable.whole(delays.quantile(.99)),
        StudyTable.percent(1 - delays.shareAtMost(AFTER_CHANGE)),
        StudyTable.percent(1 - (double) fair.length / steps.length));
  }
}
