// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

  private static final String POLICY =
      """
      policies:
        - model: "*"
          segmentBy: [site]
          score: absolute-residual
          rule: {name: split}
          targetMiscoverage: [0.5]
          baseline: {outcomes: 2, tolerance: 0.1}
      """;

  @TempDir private Path folder;

  /** By hand: split at 0.5 asks for the ceil((n + 1) / 2)-th smallest residual, so 1 after one. */
  @Test
  void theFilesHoldWhatLiveWouldHaveGiven() throws Exception {
    CommandRun run =
        replay(
            "1",
            "id,model,dim.site,predicted_at,known_at,outcome,point\n"
                + "a,m,s,2024-01-01,2024-01-02,11,10\n"
                + "b,m,s,2024-01-03,2024-01-04,14,12\n"
                + "c,m,s,2024-01-05,,,20\n"
                + "d,m,,2024-01-05,2024-01-06,1,1\n"
                + "e,m,s,2024-01-05,2024-01-06,1,x\n");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("0 paged, 0 tickets");
    assertThat(lines("intervals.csv"))
        .containsExactly(
            "id,segment,status,lower@0.5,upper@0.5,threshold@0.5",
            "a,m|site=s,WARMING_UP,-Infinity,Infinity,Infinity",
            "b,m|site=s,CALIBRATED,11.0,13.0,1.0",
            "c,m|site=s,CALIBRATED,18.0,22.0,2.0");
    assertThat(lines("evaluations.csv"))
        .startsWith(
            "id,outcome,score,pvalue,miss@0.5,baselinemiss@0.5,width@0.5",
            "a,11.0,1.0,,0,,Infinity",
            "b,14.0,2.0,,1,,2.0")
        .hasSize(3);
    assertThat(lines("dead-letters.csv"))
        .contains(
            "f.csv,6,UNREADABLE_ROW,\"point must be a finite number: was \"\"x\"\"\",\"e,m,s,2024-01-05,2024-01-06,1,x\"")
        .filteredOn(line -> line.contains("MISSING_DIMENSION"))
        .hasSize(1);
    JsonNode counts = summary().get("reconciliation");
    assertThat(counts.get("predictionsIn").asLong()).isEqualTo(4);
    assertThat(counts.get("intervalsOut").asLong()).isEqualTo(3);
    assertThat(counts.get("evaluations").asLong()).isEqualTo(2);
  }

  @Test
  void aPredictionWithoutADimensionStillReconciles() throws Exception {
    CommandRun run =
        replay(
            "2",
            "id,model,dim.site,predicted_at,known_at,outcome,point\n"
                + "a,m,s,2024-01-01,2024-01-02,11,10\n"
                + "d,m,,2024-01-05,2024-01-06,1,1\n");

    assertThat(run.exitCode()).isZero();
    assertThat(summary().get("reconciliation").get("reconciled").asBoolean()).isTrue();
  }

  @Test
  void anUnusableHeaderIsAFailureInOneLine() throws Exception {
    CommandRun run = replay("1", "ids,model,predicted_at,known_at,outcome,point\n");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .singleElement()
        .asString()
        .startsWith("tidemark replay: f.csv:1: a column id must exist")
        .endsWith("(nearest: ids)");
  }

  @Test
  void aFileThatIsNotGzipIsAFailureInOneLine() throws Exception {
    Path file = Files.writeString(folder.resolve("f.csv.gz"), "id,model\n");

    CommandRun run = CommandRun.of("replay", "--input", file, "--out", folder.resolve("out"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).singleElement().asString().contains(file + " must be gzip");
  }

  @Test
  void noParallelismIsWrongUsage() throws Exception {
    assertThat(replay("0", "").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("replay").exitCode()).isEqualTo(2);
  }

  private CommandRun replay(String parallelism, String text) throws Exception {
    Path input = Files.writeString(folder.resolve("f.csv"), text);
    Path policy = Files.writeString(folder.resolve("p.yaml"), POLICY);
    return CommandRun.of(
        "replay",
        "--input",
        input,
        "--policy",
        policy,
        "--out",
        folder.resolve("out"),
        "--parallelism",
        parallelism);
  }

  private List<String> lines(String name) throws Exception {
    return Files.readAllLines(folder.resolve("out").resolve(name));
  }

  private JsonNode summary() throws Exception {
    return new ObjectMapper().readTree(folder.resolve("out").resolve("summary.json").toFile());
  }
}
