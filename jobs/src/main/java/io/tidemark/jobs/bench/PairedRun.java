// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.jobs.kafka.TopicNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Measures one setting: a broker, the job and its floor in processes of their own, one slice after
 * the other, so that one of the jobs always waits.
 */
final class PairedRun {

  private final Setting setting;
  private final PrintWriter out;
  private final List<String> jobOptions;

  /**
   * A run.
   *
   * @param out told how it goes on
   * @param jobOptions of the job's Java machine, such as those of a profile
   */
  PairedRun(Setting setting, PrintWriter out, List<String> jobOptions) {
    this.setting = setting;
    this.out = out;
    this.jobOptions = jobOptions;
  }

  /** What is done to the warm jobs before the first pair. */
  interface BeforePairs {
    void run(Side job, Side floor) throws IOException;
  }

  /** Measures. */
  Row run() throws IOException, InterruptedException {
    return run((job, floor) -> {});
  }

  /** Measures, after something was done to the jobs. */
  Row run(BeforePairs before) throws IOException, InterruptedException {
    try (BenchSite site = BenchSite.open(SlicedInput.BROKER);
        SlicedInput jobInput = site.input("job.");
        SlicedInput floorInput = site.input("floor.")) {
      new Fill(setting.workload(), List.of(jobInput, floorInput))
          .slices(0, setting.warmUp() + setting.pairs());
      SettingFiles jobFiles = site.files("job", BenchSite.ON_DEMAND);
      SettingFiles floorFiles = site.files("floor", BenchSite.ON_DEMAND);
      try (Side job = site.side(setting, BenchGraph.JOB, jobInput, jobFiles, jobOptions)) {
        Side.Measured warm = warmUp(job, setting.warmUp());
        writeTemplates(warm.written(), job.topics(), floorFiles.templates());
        try (Side floor = site.side(setting, setting.floor(), floorInput, floorFiles, jobOptions)) {
          warmUp(floor, setting.floorWarmUp());
          before.run(job, floor);
          return pairs(job, floor);
        }
      }
    }
  }

  private static void writeTemplates(Written written, TopicNames ofJob, Path templates)
      throws IOException {
    Files.createDirectories(templates);
    for (String topic : List.of("intervals", "evaluations", "summaries")) {
      Optional<byte[]> value = written.typical(ofJob.of(topic));
      if (value.isPresent()) {
        Files.write(templates.resolve(topic), value.get());
      }
    }
  }

  private Side.Measured warmUp(Side side, int slices) throws IOException, InterruptedException {
    Side.Measured last = null;
    for (int slice = 0; slice < slices; slice++) {
      last = side.run(setting.workload());
      say("warm-up %s %.0f/s", side.topics().prefix(), last.rate());
    }
    return last;
  }

  private Row pairs(Side job, Side floor) throws IOException, InterruptedException {
    List<Pair> pairs = new ArrayList<>();
    for (int k = 0; k < setting.pairs(); k++) {
      boolean jobFirst = k % 2 == 0;
      Side.Measured first = (jobFirst ? job : floor).run(setting.workload());
      Side.Measured second = (jobFirst ? floor : job).run(setting.workload());
      Pair pair = jobFirst ? new Pair(first, second) : new Pair(second, first);
      say("pair %d: %s", k + 1, pair);
      pairs.add(pair);
    }
    int restarts = job.restarts() + floor.restarts();
    if (restarts > 0) {
      throw new IOException("no job may restart while it is measured: " + restarts + " restarts");
    }
    return Pair.row(setting, pairs, restarts);
  }

  private void say(String format, Object... values) {
    out.println(
        setting.axis() + " " + setting.name() + ": " + String.format(Locale.ROOT, format, values));
    out.flush();
  }
}
