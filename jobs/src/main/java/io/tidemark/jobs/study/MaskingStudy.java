// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.coverage.DetectorReading.State;
import io.tidemark.coverage.MonitorConfig;
import io.tidemark.coverage.RollupMonitor;
import io.tidemark.coverage.SegmentFact;
import io.tidemark.coverage.TickSums;
import io.tidemark.evidence.EvidenceUnit;
import io.tidemark.jobs.study.Scenario.Fault;
import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.threshold.RuleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/**
 * Why evidence is not taken from a threshold that adapts: the same detector on the misses of the
 * issued bands and on those of the frozen baseline, after errors grow by half.
 */
final class MaskingStudy {

  private static final long SEED = 20240614;
  private static final double TOLERANCE = 0.02;
  private static final int BASELINE = 1000;
  private static final int STEPS = 2000;
  private static final int TICK = 1;
  private static final double[] GAMMAS = {.005, .02, .05};

  private final int runs;
  private final double limit;

  MaskingStudy(int runs, double limit) {
    this.runs = runs;
    this.limit = limit;
  }

  /** Steps to the alarm on each kind of misses; infinite without one. */
  private record Delays(double adapted, double frozen) {}

  StudyTable table() throws Exception {
    List<Callable<List<Delays>>> work = new ArrayList<>();
    for (double gamma : GAMMAS) {
      work.add(() -> simulate(gamma));
    }
    List<List<Delays>> results = InParallel.run(work);
    StudyTable table =
        new StudyTable(
            "detectors-masking",
            "Errors grow by half: miss-sr on the misses of `aci` and of the baseline, "
                + STEPS
                + " outcomes",
            List.of("step of aci", "misses", "not found", "50 %", "90 %"));
    for (int i = 0; i < GAMMAS.length; i++) {
      List<Delays> delays = results.get(i);
      Sample adapted = Sample.of(delays.stream().mapToDouble(Delays::adapted).toArray());
      Sample frozen = Sample.of(delays.stream().mapToDouble(Delays::frozen).toArray());
      table.add(row(GAMMAS[i], "adapted", adapted));
      table.add(row(GAMMAS[i], "baseline", frozen));
    }
    return table;
  }

  private static List<String> row(double gamma, String misses, Sample delays) {
    return List.of(
        String.valueOf(gamma),
        misses,
        StudyTable.percent(1 - delays.shareAtMost(STEPS)),
        StudyTable.whole(delays.quantile(.5)),
        StudyTable.whole(delays.quantile(.9)));
  }

  private List<Delays> simulate(double gamma) {
    SplittableRandom seeds = new SplittableRandom(SEED);
    List<Delays> delays = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      delays.add(run(gamma, seeds.split()));
    }
    return delays;
  }

  private Delays run(double gamma, SplittableRandom random) {
    Policy policy =
        PolicyBuilder.of("simulated", 1)
            .rule(new RuleSpec("aci", Map.of("gamma", gamma)))
            .baseline(new Policy.BaselineSpec(new WindowSpec.Count(BASELINE), TOLERANCE))
            .build();
    Scenario scenario = Scenario.iid("scale", Set.of()).with(Fault.SCALE, false);
    SimulatedSegments segments = new SimulatedSegments(scenario, policy, random);
    while (!segments.ready()) {
      segments.step(-1, fact -> {});
    }
    Watch adapted = new Watch();
    Watch frozen = new Watch();
    for (int step = 0; step < STEPS; step++) {
      segments.step(
          step,
          fact -> {
            adapted.take(fact, fact.miscovered());
            frozen.take(fact, fact.baselineMiscovered());
          });
    }
    return new Delays(adapted.alarm, frozen.alarm);
  }

  /** The monitor, with any misses in the place of the baseline's. */
  private final class Watch {
    private final RollupMonitor monitor;
    private long taken;
    private double alarm = Double.POSITIVE_INFINITY;

    Watch() {
      MonitorConfig config =
          StudiedDetectors.config(EvidenceUnit.EVENT, TOLERANCE, limit, List.of("miss-sr"));
      monitor = new RollupMonitor(config);
    }

    void take(SegmentFact fact, boolean[] misses) {
      TickSums sums = new TickSums();
      sums.add(judgedBy(fact, misses), new double[] {StudiedDetectors.TARGET});
      long at = fact.eventTimeMicros();
      boolean raised =
          monitor.close(at, at + TICK, sums).readings().stream()
              .anyMatch(reading -> reading.state() == State.RAISED);
      taken++;
      if (raised) {
        alarm = Math.min(alarm, taken);
      }
    }
  }

  private static SegmentFact judgedBy(SegmentFact f, boolean[] misses) {
    return new SegmentFact(
        f.kind(),
        f.eventTimeMicros(),
        f.delayMicros(),
        f.score(),
        f.pValue(),
        f.miscovered(),
        misses,
        f.previousBaselineMiscovered(),
        f.widths(),
        f.intervalScores(),
        f.thresholds(),
        f.baselineThresholds());
  }
}
