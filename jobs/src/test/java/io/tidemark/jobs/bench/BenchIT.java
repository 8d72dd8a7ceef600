// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.jobs.config.JobConfig.StateBackend;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machinery, at a size that measures nothing. */
final class BenchIT {

  private static final Workload TINY =
      new Workload(20, Workload.Spread.UNEVEN, 100, 1_000_000, 200);

  @TempDir private Path folder;

  @Test
  void run_bothParallelisms_writesRowsAndEndsWithTheGain() throws Exception {
    StringWriter out = new StringWriter();
    Path json = folder.resolve("rows.json");
    Setting setting =
        Setting.base(StateBackend.ROCKSDB, BenchGraph.STATE)
            .on("hot-rollup", "1")
            .workload(TINY)
            .slices(2, 1);

    boolean measured =
        new Bench(new PrintWriter(out), List.of())
            .run(List.of(setting, setting.parallelism(2)), Optional.of(json));

    assertThat(measured).as(out.toString()).isTrue();
    assertThat(out.toString().strip().lines().reduce("", (before, line) -> line))
        .matches("== hot-rollup: job gains [0-9.]+, floor gains [0-9.]+, ratio [0-9.]+");
    JsonNode rows = new ObjectMapper().readTree(Files.readString(json));
    assertThat(rows.findValuesAsText("parallelism")).containsExactly("1", "2");
    rows.forEach(BenchIT::isARow);
  }

  private static void isARow(JsonNode row) {
    assertThat(row.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "axis",
            "setting",
            "backend",
            "segments",
            "parallelism",
            "floor",
            "jobRate",
            "floorRate",
            "ratio",
            "cpuRatio",
            "restarts");
    assertThat(row.get("ratio").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("median", "low", "high", "pairs");
    assertThat(row.get("floor").asText()).isEqualTo("state");
    assertThat(row.get("restarts").asInt()).isZero();
    assertThat(row.get("jobRate").asDouble()).isPositive();
  }

  /** As when the parent ends, whose broker goes first. A process that must be forced takes 20 s. */
  @Test
  void close_brokerGone_theJobsProcessEndsAtOnce() throws Exception {
    Setting setting = Setting.base(StateBackend.HEAP, BenchGraph.FORWARD).workload(TINY);
    BenchSite site = BenchSite.open(SlicedInput.BROKER);
    try (SlicedInput input = site.input("job.");
        Side job =
            site.side(
                setting,
                BenchGraph.JOB,
                input,
                site.files("job", BenchSite.ON_DEMAND),
                List.of())) {
      site.close();
      long start = System.nanoTime();
      job.worker().close();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void run_jobThatRestarts_failsTheRow() {
    Setting setting =
        Setting.base(StateBackend.HEAP, BenchGraph.FORWARD).workload(TINY).slices(2, 1);
    PairedRun run = new PairedRun(setting, new PrintWriter(new StringWriter()), List.of());

    assertThatThrownBy(() -> run.run((job, floor) -> floor.worker().ask("fail")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("restart");
  }
}
