// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import io.tidemark.event.AlertCommand;
import io.tidemark.event.AlertTransition;
import io.tidemark.event.CalibratedPrediction;
import io.tidemark.event.CoverageReport;
import io.tidemark.event.DeadLetter;
import io.tidemark.event.Evaluation;
import io.tidemark.event.Leaderboard;
import io.tidemark.event.MonitoringTransition;
import io.tidemark.event.Outcome;
import io.tidemark.event.Policy;
import io.tidemark.event.Prediction;
import io.tidemark.event.ScoreSummary;
import io.tidemark.event.TriageReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.SchemaStore;

/** The schema of every event as it is written today and in every released version. */
public final class ShippedSchemas implements SchemaStore {

  /** The version that is written: that of the records generated from tidemark.avdl. */
  public static final int CURRENT_VERSION = 2;

  /**
   * The newest version that has been released: its files, and those of older ones, never change. A
   * larger current version is open: its files follow tidemark.avdl until the release.
   */
  public static final int RELEASED_VERSION = 1;

  /** The newest schema of each event: what topics carry. */
  public static final List<Schema> EVENTS =
      List.of(
          Prediction.getClassSchema(),
          Outcome.getClassSchema(),
          Policy.getClassSchema(),
          CalibratedPrediction.getClassSchema(),
          Evaluation.getClassSchema(),
          CoverageReport.getClassSchema(),
          ScoreSummary.getClassSchema(),
          AlertTransition.getClassSchema(),
          AlertCommand.getClassSchema(),
          Leaderboard.getClassSchema(),
          MonitoringTransition.getClassSchema(),
          TriageReport.getClassSchema(),
          DeadLetter.getClassSchema());

  private static final ShippedSchemas INSTANCE = new ShippedSchemas();

  private final Map<Long, Schema> byFingerprint = new HashMap<>();

  private ShippedSchemas() {
    for (Schema event : EVENTS) {
      for (int version = 1; version <= RELEASED_VERSION; version++) {
        add(event.getName(), version);
      }
      byFingerprint.put(SchemaNormalization.parsingFingerprint64(event), event);
    }
  }

  /** All of them. */
  public static ShippedSchemas get() {
    return INSTANCE;
  }

  @Override
  public Schema findByFingerprint(long fingerprint) {
    return byFingerprint.get(fingerprint);
  }

  /** An event that is younger than the version has no schema in it. */
  private void add(String event, int version) {
    try (InputStream file = ShippedSchemas.class.getResourceAsStream(path(event, version))) {
      if (file != null) {
        Schema schema = new Schema.Parser().parse(file);
        byFingerprint.put(SchemaNormalization.parsingFingerprint64(schema), schema);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path(event, version) + " must be readable", e);
    }
  }

  static String path(String event, int version) {
    return "/io/tidemark/event/v" + version + "/" + event + ".avsc";
  }
}
