// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import io.tidemark.event.Leaderboard;
import io.tidemark.event.LeaderboardEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The file {@code leaderboard.csv}: by group, a row for the ensemble and one for each member, at
 * the end of the replay.
 */
final class LeaderboardTable {

  private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

  private final Path folder;

  LeaderboardTable(Path folder) {
    this.folder = folder;
  }

  void write(Collection<Leaderboard> boards) throws IOException {
    try (CSVPrinter csv =
        new CSVPrinter(Files.newBufferedWriter(folder.resolve("leaderboard.csv")), CSV)) {
      boolean first = true;
      for (Leaderboard board : boards) {
        if (first) {
          csv.printRecord(header(board));
          first = false;
        }
        csv.printRecord(
            board.getGroup(),
            board.getModel(),
            board.getOutcomes(),
            board.getScore(),
            board.getScore());
        for (LeaderboardEntry entry : board.getEntries()) {
          csv.printRecord(row(board, entry));
        }
      }
    }
  }

  private static List<Object> header(Leaderboard board) {
    List<Object> header =
        new ArrayList<>(List.of("group", "model", "outcomes", "wis", "ensemblewis"));
    board.getLevels().forEach(level -> header.add("weight@" + level));
    return header;
  }

  private static List<Object> row(Leaderboard board, LeaderboardEntry entry) {
    List<Object> row =
        new ArrayList<>(
            List.of(
                board.getGroup(),
                entry.getModel(),
                entry.getOutcomes(),
                entry.getScore(),
                entry.getEnsembleScore()));
    row.addAll(entry.getWeights());
    return row;
  }
}
