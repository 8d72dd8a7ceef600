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
  void run_tinySetting_writesOneRow() throws Exception {
    StringWriter out = new StringWriter();
    Path json = folder.resolve("rows.json");
    Setting setting = Setting.base(StateBackend.ROCKSDB, BenchGraph.STATE).workload(TINY);

    boolean measured =
        new Bench(new PrintWriter(out), List.of())
            .run(List.of(setting.slices(2, 1)), Optional.of(json));

    assertThat(measured).as(out.toString()).isTrue();
    JsonNode row = new ObjectMapper().readTree(Files.readString(json)).get(0);
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

  @Test
  void run_bothParallelisms_endsWithTheGain() throws Exception {
    StringWriter out = new StringWriter();
    List<Setting> axis =
        Axes.all().get("hot-rollup").stream().map(s -> s.workload(TINY).slices(2, 1)).toList();

    boolean measured = new Bench(new PrintWriter(out), List.of()).run(axis, Optional.empty());

    assertThat(measured).as(out.toString()).isTrue();
    assertThat(out.toString().strip().lines().reduce("", (before, line) -> line))
        .matches("== hot-rollup: job gains [0-9.]+, floor gains [0-9.]+, ratio [0-9.]+");
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
