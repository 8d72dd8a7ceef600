// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.jobs.config.JobConfig.StateBackend;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machinery of long runs, at a size that measures nothing. */
final class EnduranceIT {

  @TempDir private Path folder;

  static EndurancePlan plan() {
    Workload workload = new Workload(200, Workload.Spread.UNEVEN, 500, 1_000_000, 500);
    Setting setting =
        Setting.base(StateBackend.ROCKSDB, BenchGraph.FORWARD).workload(workload).slices(1, 3);
    return new EndurancePlan(setting, List.of(0.1, 1.0), Duration.ofMillis(1));
  }

  @Test
  void endurance_tinyPlan_writesTheSeriesAndWhatWasTouched() throws Exception {
    StringWriter out = new StringWriter();
    Path json = folder.resolve("endurance.json");

    boolean measured =
        new Bench(new PrintWriter(out), List.of()).endurance(plan(), Optional.of(json));

    assertThat(measured).as(out.toString()).isTrue();
    JsonNode result = new ObjectMapper().readTree(Files.readString(json));
    assertThat(result.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "segments",
            "events",
            "series",
            "firstMinuteRate",
            "leastLaterRate",
            "ratio",
            "stateBytesPerSegment",
            "touched");
    assertThat(result.get("events").asLong()).isEqualTo(3_000);
    assertThat(result.get("series")).hasSize(3).allSatisfy(EnduranceIT::isAPoint);
    assertThat(result.get("touched").findValuesAsText("touchedSegments"))
        .containsExactly("20", "20", "20", "200", "200", "200");
    assertThat(result.get("touched"))
        .allSatisfy(row -> assertThat(row.get("checkpointBytes").asLong()).isPositive());
  }

  private static void isAPoint(JsonNode point) {
    assertThat(point.get("events").asLong()).isEqualTo(1_000);
    assertThat(point.get("rate").asDouble()).isPositive();
    assertThat(point.get("stateBytes").asLong()).isPositive();
    assertThat(point.get("heapBytes").asLong()).isPositive();
    assertThat(point.get("rssBytes").asLong()).isGreaterThan(point.get("heapBytes").asLong());
    assertThat(point.get("touchedSegments").asInt()).isBetween(150, 200);
  }
}
