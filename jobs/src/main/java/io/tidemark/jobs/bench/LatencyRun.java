// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long intervals take under half of the load that the job can take: finds its capacity
 * by slices that it catches up with, then sends predictions when they are due and reads intervals
 * as they come.
 */
final class LatencyRun {

  private static final double LOAD = 0.5;
  private static final double EVENTS_A_PREDICTION = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LatencyPlan plan;
  private final PrintWriter out;
  private final List<String> jobOptions;

  /**
   * A run.
   *
   * @param out told how it goes on
   * @param jobOptions of the job's Java machine
   */
  LatencyRun(LatencyPlan plan, PrintWriter out, List<String> jobOptions) {
    this.plan = plan;
    this.out = out;
    this.jobOptions = jobOptions;
  }

  /** Measures. */
  LatencyRow run() throws IOException, InterruptedException {
    Setting setting = plan.setting();
    try (BenchSite site = BenchSite.open(SlicedInput.BROKER);
        SlicedInput input = site.input("job.")) {
      new Fill(setting.workload(), List.of(input)).slices(0, setting.warmUp() + setting.pairs());
      SettingFiles files = site.files("job", plan.checkpointInterval());
      try (Side job = site.side(setting, BenchGraph.JOB, input, files, jobOptions)) {
        double capacity = capacity(job);
        LatencyRow row = paced(site, job, capacity);
        if (job.restarts() > 0) {
          throw new IOException("the job may not restart while it is measured");
        }
        return row;
      }
    }
  }

  /** The median of the slices after the warm-up. */
  private double capacity(Side job) throws IOException, InterruptedException {
    Setting setting = plan.setting();
    double[] rates = new double[setting.warmUp() + setting.pairs()];
    for (int slice = 0; slice < rates.length; slice++) {
      rates[slice] = job.run(setting.workload()).rate();
      say("%s %.0f/s", slice < setting.warmUp() ? "warm-up" : "capacity", rates[slice]);
    }
    return Ratio.of(Arrays.copyOfRange(rates, setting.warmUp(), rates.length)).median();
  }

  private LatencyRow paced(BenchSite site, Side job, double capacity)
      throws IOException, InterruptedException {
    Setting setting = plan.setting();
    double perSecond = capacity * LOAD / EVENTS_A_PREDICTION;
    long sent = setting.workload().predictionsFrom(setting.warmUp() + setting.pairs());
    long first = sent + (long) (perSecond * plan.warmUp().toSeconds());
    int count = (int) (perSecond * plan.measured().toSeconds());
    Latencies latencies = new Latencies(first, count);
    Latencies lateness = new Latencies(first, count);
    String intervals = job.topics().of("intervals");
    try (IntervalReader reader = new IntervalReader(site.servers(), intervals, plan.isolation())) {
      PacedSchedule schedule = new PacedSchedule(System.nanoTime(), perSecond);
      try (Pacer pacer =
          new Pacer(setting.workload(), site.servers(), job.topics(), sent, schedule, lateness)) {
        pacer.start();
        read(reader, latencies, sent, schedule, pacer);
      }
    }
    double[] late = lateness.millis(0.5, 0.99, 1);
    say("producer late by p50 %.1f ms, p99 %.1f ms, at most %.1f ms", late[0], late[1], late[2]);
    return row(capacity, latencies);
  }

  /** The load goes on until the last interval that counts was read. */
  private void read(
      IntervalReader reader,
      Latencies latencies,
      long firstPrediction,
      PacedSchedule schedule,
      Pacer pacer)
      throws IOException {
    Duration most =
        plan.warmUp().plus(plan.measured()).plus(plan.checkpointInterval()).plus(PATIENCE);
    while (!latencies.complete()) {
      reader.poll(
          prediction ->
              latencies.seen(
                  prediction, System.nanoTime() - schedule.dueNanos(prediction - firstPrediction)));
      pacer.check();
      if (System.nanoTime() - schedule.startNanos() > most.toNanos()) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "%d of %d intervals were read within %d s: the job cannot take half of its"
                    + " capacity",
                latencies.seen(),
                latencies.count(),
                most.toSeconds()));
      }
    }
  }

  private LatencyRow row(double capacity, Latencies latencies) {
    double[] millis = latencies.millis(0.5, 0.99, 0.999, 1);
    return new LatencyRow(
        plan.setting().guarantee(),
        capacity * LOAD,
        capacity,
        plan.measured().toNanos() / (double) TimeUnit.SECONDS.toNanos(1),
        latencies.count(),
        millis[0],
        millis[1],
        millis[2],
        millis[3],
        plan.checkpointInterval().toMillis());
  }

  private void say(String format, Object... values) {
    out.println(
        "latency " + plan.setting().name() + ": " + String.format(Locale.ROOT, format, values));
    out.flush();
  }
}
