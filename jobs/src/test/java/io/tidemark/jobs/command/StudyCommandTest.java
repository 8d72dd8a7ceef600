// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick form of each study; numbers of independent implementations where there are some. */
class StudyCommandTest {

  @TempDir private Path folder;

  /** The numbers of enbpi are from numpy, as in {@link TransferTest}. */
  @Test
  void rules_giveTheNumbersOfTrackAndOfTheIndependentImplementation() throws Exception {
    CommandRun run = CommandRun.of("study", "rules", "--quick", "--out", folder);

    assertThat(run.exitCode()).isZero();
    assertThat(row(run.out(), "| enbpi ")).contains("| .907 |", "| .331 |");
    assertThat(row(run.out(), "| spci ")).contains("| .893 |", "| .163 |");
    assertThat(Files.readAllLines(folder.resolve("rules-elec2-transfer-delay-0.csv"))).hasSize(4);
  }

  /** The numbers of the first cell are from numpy and from {@code replay}. */
  @Test
  void defaults_giveTheNumbersOfReplayAndOfTheIndependentImplementation() {
    CommandRun run = CommandRun.of("study", "defaults", "--quick");

    assertThat(run.exitCode()).isZero();
    assertThat(row(run.out(), "| tracker, step 1 |")).contains("**.892 .918 / .914 / .918**");
    assertThat(row(run.out(), "| split, window 400 |")).doesNotContain("**");
  }

  /** At the edge of the null, so the limit is what the mean run length is held to. */
  @Test
  void detectors_keepTheirPromiseAndSeeWhatAnAdaptingThresholdHides() {
    CommandRun run = CommandRun.of("study", "detectors", "--quick");

    assertThat(run.exitCode()).isZero();
    assertThat(fourth(row(run.out(), "| at target + tolerance | event | miss-sr ")))
        .isBetween(100.0, 400.0);
    assertThat(row(run.out(), "| scale x 1.5 | event | miss-sr ")).contains("| 0.0 % |");
    assertThat(fourth(row(run.out(), "| 0.05 | adapted ")))
        .isGreaterThan(5 * fourth(row(run.out(), "| 0.05 | baseline ")));
  }

  /** The number that the fourth cell of a row begins with. */
  private static double fourth(String row) {
    return Double.parseDouble(row.split("\\|")[4].trim().split(" ")[0]);
  }

  @Test
  void study_withoutAName_isWrongUsage() {
    assertThat(CommandRun.of("study").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("study", "--help").out())
        .anyMatch(line -> line.contains("rules"))
        .anyMatch(line -> line.contains("defaults"));
  }

  private static String row(List<String> lines, String start) {
    return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }
}
