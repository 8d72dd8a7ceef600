// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import static io.tidemark.threshold.Streams.assertAgree;
import static io.tidemark.threshold.Streams.levels;
import static io.tidemark.threshold.Streams.rule;
import static io.tidemark.threshold.Streams.thresholds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every column of expected numbers, from independent implementations: golden/README.md. */
class GoldenThresholdTest {

  private static final double TARGET = 0.1;
  private static final double TOLERANCE = 1e-9;
  private static final Set<String> INPUTS = Set.of("t", "forecast", "outcome", "score", "beta");

  static Stream<Arguments> radiusColumns() {
    return columns("radius");
  }

  static Stream<Arguments> alphaColumns() {
    return columns("alpha");
  }

  private static Stream<Arguments> columns(String folder) {
    return files(folder).stream()
        .flatMap(
            file ->
                GoldenTable.read(folder + "/" + file).columns().stream()
                    .filter(column -> !INPUTS.contains(column))
                    .map(column -> Arguments.of(file, column)));
  }

  private static List<String> files(String folder) {
    try (Stream<Path> paths =
        Files.list(Path.of(GoldenTable.class.getResource("/golden/" + folder).toURI()))) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("radiusColumns")
  void aThreshold_agreesRowByRow(String file, String column) {
    GoldenTable table = GoldenTable.read("radius/" + file);
    double[] expected = withoutUnknownRows(table.column(column));
    double[] scores = table.column("score");
    GoldenColumn golden = GoldenColumn.ofThresholds(file, column, scores);
    double[] issued = thresholds(golden.rule().create(TARGET), scores, golden.ahead());
    assertAgree(Arrays.copyOf(issued, expected.length), expected, TOLERANCE);
  }

  /** Some columns end before the series does, and then say NaN. */
  private static double[] withoutUnknownRows(double[] column) {
    int known = 0;
    while (known < column.length && !Double.isNaN(column[known])) {
      known++;
    }
    assertThat(known).isGreaterThanOrEqualTo(1000);
    assertThat(Arrays.stream(column).skip(known)).allMatch(x -> Double.isNaN(x));
    return Arrays.copyOf(column, known);
  }

  @ParameterizedTest
  @MethodSource("alphaColumns")
  void aLevel_agreesRowByRow(String file, String column) {
    GoldenTable table = GoldenTable.read("alpha/" + file);
    LevelRule rule = (LevelRule) GoldenColumn.ofLevels(file, column).rule();
    double[] actual = levels(rule.createLevel(TARGET), table.column("beta"));
    assertAgree(actual, table.column(column), TOLERANCE);
  }

  @Test
  void aColumnWithoutARule_isAnError() {
    assertThatThrownBy(
            () -> GoldenColumn.ofThresholds("elec2-theta-miss0.1.csv", "new_lr1", new double[50]))
        .hasMessageContaining("column new_lr1 of elec2-theta-miss0.1.csv has no rule");
    assertThatThrownBy(() -> GoldenColumn.ofLevels("elec2-theta-miss0.1.csv", "new"))
        .hasMessageContaining("has no rule");
  }

  /**
   * Expected numbers: the algorithm in numpy over the same betas, which with eta fixed gives the
   * column {@code dtaci} to 1e-12.
   */
  @Test
  void aLookback_setsEtaFromItsLosses() {
    double[] betas = GoldenTable.read("alpha/elec2-theta-miss0.1.csv").column("beta");
    LevelRule rule = (LevelRule) rule("dtaci", Map.of("lookback", 500.0));
    double[] actual = levels(rule.createLevel(TARGET), betas);
    assertAgree(
        new double[] {actual[499], actual[500], actual[501], actual[600], actual[1698]},
        new double[] {
          0.24304650218174306,
          0.2524793776120458,
          0.26184891958440676,
          0.09211062698549576,
          0.00625410898240677
        },
        TOLERANCE);
    LevelRule shorter = (LevelRule) rule("dtaci", Map.of("lookback", 50.0));
    double[] quick = levels(shorter.createLevel(TARGET), betas);
    assertAgree(
        new double[] {quick[51], quick[600], quick[1400], quick[1698]},
        new double[] {
          0.13643852429331768, 0.09145523241143762, 0.23265906118003077, 0.017609582314955158
        },
        TOLERANCE);
  }
}
