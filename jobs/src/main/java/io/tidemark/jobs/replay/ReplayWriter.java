// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tidemark.event.Band;
import io.tidemark.event.BandEvaluation;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.Evaluation;
import io.tidemark.jobs.alerts.AlertJson;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.generic.IndexedRecord;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The files a replay leaves: intervals, evaluations, reports, alerts, triage, transitions, dead
 * letters and a summary.
 */
final class ReplayWriter {

  private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
  private static final ObjectMapper JSON = PlainJson.mapper();

  private final Path folder;

  ReplayWriter(Path folder) {
    this.folder = folder;
  }

  void write(ReplayResult result, ReplaySummary summary) throws IOException {
    Files.createDirectories(folder);
    writeIntervals(result.intervals);
    writeEvaluations(result.evaluations);
    writeDeadLetters(result.deadLetters);
    if (!result.leaderboards.isEmpty()) {
      new LeaderboardTable(folder).write(result.leaderboards.values());
    }
    writeLines("alerts.jsonl", result.alerts);
    writeLines("reports.jsonl", result.reports);
    writeLines("triage.jsonl", result.triage);
    writeLines("transitions.jsonl", result.transitions);
    JSON.writer(SerializationFeature.INDENT_OUTPUT)
        .writeValue(folder.resolve("summary.json").toFile(), summary);
  }

  private void writeIntervals(List<CalibratedPrediction> intervals) throws IOException {
    try (CSVPrinter csv = open("intervals.csv")) {
      csv.printRecord(
          intervals.isEmpty() ? List.of("id", "segment", "status") : header(intervals.get(0)));
      for (CalibratedPrediction p : intervals) {
        List<Object> row = new ArrayList<>(List.of(p.getId(), p.getSegment(), p.getStatus()));
        p.getBands().forEach(band -> row.addAll(cells(band)));
        csv.printRecord(row);
      }
    }
  }

  private static List<String> header(CalibratedPrediction first) {
    List<String> header = new ArrayList<>(List.of("id", "segment", "status"));
    for (Band band : first.getBands()) {
      String at = "@" + band.getTargetMiscoverage();
      header.addAll(
          band.getLabels() != null
              ? List.of("set" + at)
              : List.of("lower" + at, "upper" + at, "threshold" + at));
    }
    return header;
  }

  private static List<Object> cells(Band band) {
    return band.getLabels() != null
        ? List.of(String.join("|", band.getLabels()))
        : List.of(
            band.getLower(),
            band.getUpper(),
            band.getThresholds().stream().map(String::valueOf).collect(Collectors.joining("|")));
  }

  private void writeEvaluations(List<Evaluation> evaluations) throws IOException {
    try (CSVPrinter csv = open("evaluations.csv")) {
      List<String> header = new ArrayList<>(List.of("id", "outcome", "score", "pvalue"));
      if (!evaluations.isEmpty()) {
        for (BandEvaluation band : evaluations.get(0).getBands()) {
          String at = "@" + band.getTargetMiscoverage();
          header.addAll(List.of("miss" + at, "baselinemiss" + at, "width" + at));
        }
      }
      csv.printRecord(header);
      for (Evaluation e : evaluations) {
        csv.printRecord(row(e));
      }
    }
  }

  private static List<Object> row(Evaluation e) {
    List<Object> row = new ArrayList<>();
    row.add(e.getPredictionId());
    row.add(e.getOutcome());
    row.add(e.getScore());
    row.add(e.getPValue());
    for (BandEvaluation band : e.getBands()) {
      row.add(band.getMiscovered() ? 1 : 0);
      row.add(band.getBaselineMiscovered() == null ? null : band.getBaselineMiscovered() ? 1 : 0);
      row.add(band.getWidth());
    }
    return row;
  }

  private void writeDeadLetters(List<DeadLetter> letters) throws IOException {
    try (CSVPrinter csv = open("dead-letters.csv")) {
      csv.printRecord("source", "line", "reason", "message", "row");
      for (DeadLetter letter : letters) {
        csv.printRecord(
            letter.getSource(),
            letter.getOffset(),
            letter.getReason(),
            letter.getMessage(),
            StandardCharsets.UTF_8.decode(letter.getPayload().duplicate()));
      }
    }
  }

  private void writeLines(String name, List<? extends IndexedRecord> events) throws IOException {
    try (Writer lines = Files.newBufferedWriter(folder.resolve(name))) {
      for (IndexedRecord event : events) {
        lines.write(AlertJson.line(event));
        lines.write('\n');
      }
    }
  }

  private CSVPrinter open(String name) throws IOException {
    return new CSVPrinter(Files.newBufferedWriter(folder.resolve(name)), CSV);
  }
}
