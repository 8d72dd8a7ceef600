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

/** The machinery of latencies, at a size that measures nothing. */
final class LatencyIT {

  private static final Duration CHECKPOINTS = Duration.ofSeconds(1);

  @TempDir private Path folder;

  @Test
  void latency_tinyPlans_writesARowForEachGuarantee() throws Exception {
    StringWriter out = new StringWriter();
    Path json = folder.resolve("rows.json");

    boolean measured =
        new Bench(new PrintWriter(out), List.of())
            .latency(List.of(tiny("at-least-once"), tiny("exactly-once")), Optional.of(json));

    assertThat(measured).as(out.toString()).isTrue();
    JsonNode rows = new ObjectMapper().readTree(Files.readString(json));
    assertThat(rows).hasSize(2);
    rows.forEach(LatencyIT::isARow);
    assertThat(rows.get(0).get("guarantee").asText()).isEqualTo("at-least-once");
    assertThat(rows.get(1).get("guarantee").asText()).isEqualTo("exactly-once");
    assertThat(rows.get(1).get("maxMillis").asDouble())
        .as("output of a transaction waits for its checkpoint")
        .isGreaterThan(CHECKPOINTS.toMillis() / 2.0);
  }

  private static LatencyPlan tiny(String guarantee) {
    Setting setting =
        Setting.base(StateBackend.HEAP, BenchGraph.FORWARD)
            .on("latency", guarantee)
            .guarantee(guarantee)
            .workload(new Workload(20, Workload.Spread.UNEVEN, 100, 1_000_000, 200))
            .slices(2, 1);
    return new LatencyPlan(setting, Duration.ofSeconds(1), Duration.ofSeconds(3), CHECKPOINTS);
  }

  private static void isARow(JsonNode row) {
    assertThat(row.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "guarantee",
            "rate",
            "capacity",
            "seconds",
            "predictions",
            "p50Millis",
            "p99Millis",
            "p999Millis",
            "maxMillis",
            "checkpointMillis");
    assertThat(row.get("rate").asDouble()).isEqualTo(row.get("capacity").asDouble() / 2);
    assertThat(row.get("predictions").asInt())
        .isEqualTo((int) (row.get("rate").asDouble() / 2 * 3));
    assertThat(row.get("p50Millis").asDouble()).isPositive();
    assertThat(row.get("p50Millis").asDouble())
        .isLessThanOrEqualTo(row.get("p99Millis").asDouble());
    assertThat(row.get("p999Millis").asDouble())
        .isLessThanOrEqualTo(row.get("maxMillis").asDouble());
  }
}
