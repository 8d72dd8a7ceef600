// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.event.Outcome;
import io.tidemark.event.Prediction;
import io.tidemark.event.QuantileForecast;
import io.tidemark.flink.event.Moments;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Predictions and outcomes as a producer would send them: five quantiles, two dimensions, an id; an
 * outcome names its prediction and has its dimensions. About 190 and 110 bytes.
 */
final class BenchEvents {

  private static final List<Double> LEVELS = List.of(0.05, 0.25, 0.5, 0.75, 0.95);
  private static final double[] STANDARD = {-1.645, -0.674, 0, 0.674, 1.645};
  private static final String ID_START = "load-2025-";
  private static final long FIRST_ID = 1_000_000_000L;
  private static final int REGIONS = 50;
  private static final long SEED = 0x7469_6465L;

  private final Workload workload;
  private final Place place;
  private final Traffic traffic;

  /**
   * Where a workload begins, when others went before.
   *
   * @param predictions that were made before
   * @param startMicros event time of its first prediction
   * @param firstSegment of those that it has
   */
  record Place(long predictions, long startMicros, int firstSegment) {

    static final Place FIRST = new Place(0, Workload.START_MICROS, 0);

    /** After so many slices of a workload that begins here, and the outcomes that then waited. */
    Place after(Workload workload, int slices, int newFirstSegment) {
      long made = workload.predictionsFrom(slices);
      long micros = made * workload.stepMicros() + workload.delayMicros();
      return new Place(predictions + made, startMicros + micros, newFirstSegment);
    }

    /** With other segments. */
    Place from(int newFirstSegment) {
      return new Place(predictions, startMicros, newFirstSegment);
    }
  }

  BenchEvents(Workload workload) {
    this(workload, Place.FIRST);
  }

  BenchEvents(Workload workload, Place place) {
    this.workload = workload;
    this.place = place;
    this.traffic = new Traffic(workload);
  }

  /** The segment of a prediction and of its outcome. */
  int segment(long i) {
    return place.firstSegment() + traffic.segment(i);
  }

  /** Segments that have an event in a slice. */
  BitSet touched(Slice slice) {
    BitSet touched = new BitSet();
    LongStream.range(slice.predictionsFrom(), slice.predictionsTo())
        .forEach(i -> touched.set(segment(i)));
    LongStream.range(slice.outcomesFrom(), slice.outcomesTo())
        .forEach(i -> touched.set(segment(i)));
    return touched;
  }

  byte[] prediction(long i) throws IOException {
    int segment = segment(i);
    Prediction prediction = new Prediction();
    prediction.setId(id(i));
    prediction.setModel(Workload.MODEL);
    prediction.setModelVersion("2025-01");
    prediction.setDimensions(dimensions(segment));
    prediction.setEventTime(Moments.of(timeMicros(i)));
    prediction.setForecast(forecast(centre(segment, i)));
    return bytes(Prediction.getEncoder().encode(prediction));
  }

  byte[] outcome(long i) throws IOException {
    int segment = segment(i);
    Outcome outcome = new Outcome();
    outcome.setPredictionId(id(i));
    outcome.setModel(Workload.MODEL);
    outcome.setDimensions(dimensions(segment));
    outcome.setEventTime(Moments.of(timeMicros(i) + workload.delayMicros()));
    outcome.setValue(centre(segment, i) + 12 * normal(i));
    outcome.setRevision(0);
    return bytes(Outcome.getEncoder().encode(outcome));
  }

  private long timeMicros(long i) {
    return place.startMicros() + i * workload.stepMicros();
  }

  private String id(long i) {
    return ID_START + (FIRST_ID + place.predictions() + i);
  }

  /** The prediction that has an id. */
  static long number(String id) {
    return Long.parseLong(id.substring(ID_START.length())) - FIRST_ID;
  }

  private static Map<String, String> dimensions(int segment) {
    return Map.of("region", "r" + segment % REGIONS, Workload.SEGMENT_DIMENSION, "s" + segment);
  }

  private static QuantileForecast forecast(double centre) {
    List<Double> values = new ArrayList<>(STANDARD.length);
    for (double z : STANDARD) {
      values.add(centre + 10 * z);
    }
    return new QuantileForecast(LEVELS, values);
  }

  private static double centre(int segment, long i) {
    return 100 + segment % 97 + 20 * Traffic.uniform(i ^ SEED);
  }

  /** Nearly: the sum of twelve uniform numbers, less six. */
  private static double normal(long i) {
    double sum = -6;
    for (int k = 1; k <= 12; k++) {
      sum += Traffic.uniform(i * 12 + k + SEED);
    }
    return sum;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
