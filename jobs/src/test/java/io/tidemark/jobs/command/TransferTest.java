// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules on signed residuals over the electricity transfer, whose lag-1 autocorrelation is .85. */
class TransferTest {

  private static final String RESOURCE = "/io/tidemark/data/elec2-transfer.csv";
  private static final int TRAINING_ROWS = 2755;
  private static final int TEST_ROWS = 689;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void copyFile() throws Exception {
    file = folder.resolve("transfer.csv");
    try (InputStream in = TransferTest.class.getResourceAsStream(RESOURCE)) {
      Files.copy(in, file);
    }
  }

  /** Expected numbers from an independent implementation (numpy), as printed. */
  @Test
  void enbpi_agreesWithAnIndependentImplementation() {
    Fit enbpi = fit("enbpi", 0);

    assertThat(enbpi.coverage()).isCloseTo(0.907, within(0.0005));
    assertThat(enbpi.width()).isCloseTo(0.331, within(0.0005));
  }

  @Test
  void promptOutcomes_makeSpciNarrowAtTheSameCoverage() {
    Fit spci = fit("spci", 0);

    assertThat(spci.coverage()).isBetween(0.88, 0.94);
    assertThat(spci.width()).isLessThan(0.65 * fit("enbpi", 0).width());
    assertThat(spci.fallback()).isZero();
  }

  @Test
  void lateOutcomes_bringTheFallbackNearTheTarget() {
    for (int delay : new int[] {5, 20}) {
      Fit spci = fit("spci", delay);
      assertThat(spci.fallback()).as("delay %s", delay).isEqualTo(1);
      assertThat(spci.coverage()).as("delay %s", delay).isBetween(0.88, 0.94);
    }
  }

  @Test
  void kowcpi_isNarrowerThanEnbpiAndKeepsTheTarget() {
    Fit kowcpi = fit("kowcpi", 0);

    assertThat(kowcpi.coverage()).isBetween(0.90, 0.94);
    assertThat(kowcpi.width()).isLessThan(0.7 * fit("enbpi", 0).width());
  }

  /** Coverage, mean width and share of the fallback on the test rows. */
  private record Fit(double coverage, double width, double fallback) {

    static Fit of(List<String[]> rows) {
      return new Fit(
          mean(rows, r -> r[4].equals("true") ? 0 : 1),
          mean(rows, r -> Double.parseDouble(r[3]) - Double.parseDouble(r[2])),
          mean(rows, r -> r[5].equals("FALLBACK") ? 1 : 0));
    }

    private static double mean(List<String[]> rows, ToDoubleFunction<String[]> number) {
      return rows.stream().mapToDouble(number).average().orElseThrow();
    }
  }

  /**
   * Fits a rule.
   *
   * @param delay outcomes that a prediction can not know yet
   */
  private Fit fit(String rule, int delay) {
    CommandRun run =
        CommandRun.of(
            "track",
            "--rule",
            rule,
            "--target-miscoverage",
            0.1,
            "--delay",
            delay + 1,
            "--diagnostics",
            file);
    List<String[]> rows =
        run.out().stream().skip(1 + TRAINING_ROWS).map(line -> line.split(",", -1)).toList();
    assertThat(rows).hasSize(TEST_ROWS);
    return Fit.of(rows);
  }
}
