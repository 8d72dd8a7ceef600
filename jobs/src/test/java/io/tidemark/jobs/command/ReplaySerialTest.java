// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules on signed residuals in the job's operators against the same rule alone. */
class ReplaySerialTest {

  private static final int ROWS = 1500;
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  @TempDir private Path folder;
  private List<String[]> rows;

  @BeforeEach
  void readRows() throws Exception {
    try (InputStream in =
        ReplaySerialTest.class.getResourceAsStream("/io/tidemark/data/elec2-transfer.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      rows = text.lines().skip(1).limit(ROWS).map(line -> line.split(",")).toList();
    }
  }

  @Test
  void spciByNameInAPolicy_issuesThePairsOfTheRuleAlone() throws Exception {
    for (int delay : new int[] {0, 2}) {
      List<String> replayed = replayed(delay);
      assertThat(replayed).hasSize(ROWS).isEqualTo(tracked(delay));
    }
  }

  /**
   * Status and thresholds; an outcome is known half a row after the prediction {@code delay} on.
   */
  private List<String> replayed(int delay) throws IOException {
    Path out = folder.resolve("out" + delay);
    CommandRun run =
        CommandRun.of("replay", "--input", input(delay), "--policy", policy(), "--out", out);
    assertThat(run.exitCode()).as("%s", run.err()).isZero();
    List<String> issued = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("intervals.csv"))) {
      String[] cells = line.split(",");
      issued.add(cells[2] + " " + cells[5]);
    }
    return issued.subList(1, issued.size());
  }

  private Path input(int delay) throws IOException {
    StringBuilder csv = new StringBuilder("id,model,predicted_at,known_at,outcome,point\n");
    for (int t = 0; t < ROWS; t++) {
      Instant at = START.plus(Duration.ofHours(t));
      Instant known = at.plus(Duration.ofMinutes(60L * delay + 30));
      String[] row = rows.get(t);
      csv.append("%05d,transfer,%s,%s,%s,%s%n".formatted(t, at, known, row[3], row[2]));
    }
    return Files.writeString(folder.resolve("input" + delay + ".csv"), csv);
  }

  private Path policy() throws IOException {
    return Files.writeString(
        folder.resolve("policy.yaml"),
        """
        policies:
          - model: transfer
            score: signed-residual
            rule: {name: spci, lags: 4}
            ordering: event-time
        """);
  }

  private List<String> tracked(int delay) throws IOException {
    StringBuilder csv = new StringBuilder("forecast,outcome\n");
    rows.forEach(row -> csv.append(row[2] + "," + row[3] + "\n"));
    Path file = Files.writeString(folder.resolve("track.csv"), csv);
    CommandRun run =
        CommandRun.of(
            "track",
            "--rule",
            "spci",
            "--set",
            "lags=4",
            "--target-miscoverage",
            0.1,
            "--delay",
            delay + 1,
            "--diagnostics",
            file);
    return run.out().stream().skip(1).map(ReplaySerialTest::issued).toList();
  }

  private static String issued(String line) {
    String[] cells = line.split(",");
    String status = cells[5].equals("IN_FORCE") ? "CALIBRATED" : cells[5];
    return status + " " + -Double.parseDouble(cells[2]) + "|" + Double.parseDouble(cells[3]);
  }
}
