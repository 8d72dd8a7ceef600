// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets the job alone run through many slices, with no more of them on the broker's disk than it
 * works on.
 */
final class EnduranceRun {

  /** Segments of logs small enough, and looked at often enough, to go once they are read. */
  private static final Map<String, String> SHORT_LOGS =
      Map.of(
          "log.segment.bytes", Integer.toString(32 << 20),
          "log.retention.check.interval.ms", "5000",
          "log.segment.delete.delay.ms", "1000");

  /** So that the state of a million segments is read from memory. */
  private static final String MANAGED_MEMORY = "4g";

  private final EndurancePlan plan;
  private final PrintWriter out;
  private final List<String> jobOptions;
  private final List<EndurancePoint> series = new ArrayList<>();

  private final List<Endurance.Touched> touched = new ArrayList<>();
  private final BitSet seen = new BitSet();

  /**
   * A run, which is made once.
   *
   * @param out told how it goes on
   * @param jobOptions of the job's Java machine
   */
  EnduranceRun(EndurancePlan plan, PrintWriter out, List<String> jobOptions) {
    this.plan = plan;
    this.out = out;
    this.jobOptions = jobOptions;
  }

  /** Told what is known so far after each slice that counts. */
  interface Progress {
    void known(Endurance soFar) throws IOException;
  }

  /** Measures. */
  Endurance run(Progress progress) throws IOException, InterruptedException {
    Map<String, String> broker = new HashMap<>(SHORT_LOGS);
    broker.putAll(SlicedInput.BROKER);
    try (BenchSite site = BenchSite.open(broker);
        SlicedInput input = site.input("job.");
        AheadFill fill = new AheadFill(input);
        TopicEnds read = site.deletable(input.topics())) {
      SettingFiles files = site.files("job", BenchSite.ON_DEMAND).managed(MANAGED_MEMORY);
      try (Side job = site.side(plan.setting(), BenchGraph.JOB, input, files, jobOptions)) {
        measure(job, fill, read, progress);
        if (job.restarts() > 0) {
          throw new IOException("the job may not restart while it is measured");
        }
        return soFar();
      }
    }
  }

  /** While the job works on a slice the next one is filled. */
  private void measure(Side job, AheadFill fill, TopicEnds read, Progress progress)
      throws IOException, InterruptedException {
    List<EndurancePlan.Step> steps = plan.steps();
    fill.begin(steps.get(0));
    for (int k = 0; k < steps.size(); k++) {
      fill.await();
      if (k + 1 < steps.size()) {
        fill.begin(steps.get(k + 1));
      }
      EndurancePlan.Step step = steps.get(k);
      Side.Measured measured = job.run(step.slice());
      BitSet segments = step.events().touched(step.slice());
      count(step, segments, EndurancePoint.of(measured, job.worker(), segments.cardinality()), k);
      read.deleteCommitted();
      if (!series.isEmpty()) {
        progress.known(soFar());
      }
    }
  }

  private void count(EndurancePlan.Step step, BitSet segments, EndurancePoint point, int slice) {
    out.printf("endurance slice %d, %s: %s%n", slice + 1, step.part(), point);
    out.flush();
    switch (step.part()) {
      case WARM_UP -> seen.or(segments);
      case SERIES -> {
        seen.or(segments);
        series.add(point);
      }
      case TOUCH ->
          touched.add(
              new Endurance.Touched(
                  step.share(), point.touchedSegments(), point.checkpointBytes()));
      case BETWEEN -> {
        // leads to what counts
      }
    }
  }

  private Endurance soFar() {
    int segments = plan.setting().workload().segments();
    return Endurance.of(segments, seen.cardinality(), plan.minute(), series, touched);
  }
}
