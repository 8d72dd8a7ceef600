// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a long run says.
 *
 * @param events of the series
 * @param firstMinuteRate events a second in the first minute of busy time of the series
 * @param leastLaterRate the least of any later minute; that of the first while there is no other
 * @param ratio of the two, the later above
 * @param stateBytesPerSegment after the series, of all segments that had an event by then
 * @param touched in order, checkpoints after slices that touched a share of all segments
 */
record Endurance(
    int segments,
    long events,
    List<EndurancePoint> series,
    double firstMinuteRate,
    double leastLaterRate,
    double ratio,
    double stateBytesPerSegment,
    List<Touched> touched) {

  private static final double NANOS_A_SECOND = 1e9;

  /**
   * A checkpoint after a slice that gave each of its segments a prediction and an outcome.
   *
   * @param share of all segments
   */
  record Touched(double share, int touchedSegments, long checkpointBytes) {

    double bytesPerSegment() {
      return (double) checkpointBytes / touchedSegments;
    }
  }

  /**
   * Of what was measured so far.
   *
   * @param series at least one slice
   * @param seenSegments that had an event by the end of the series
   */
  static Endurance of(
      int segments,
      int seenSegments,
      Duration minute,
      List<EndurancePoint> series,
      List<Touched> touched) {
    List<Double> rates = rates(series, minute.toNanos() / NANOS_A_SECOND);
    double first = rates.get(0);
    double later = rates.stream().skip(1).mapToDouble(Double::doubleValue).min().orElse(first);
    return new Endurance(
        segments,
        series.stream().mapToLong(EndurancePoint::events).sum(),
        List.copyOf(series),
        first,
        later,
        later / first,
        (double) series.get(series.size() - 1).stateBytes() / seenSegments,
        List.copyOf(touched));
  }

  /**
   * Rates of minutes that are made of whole slices, each as short as they allow. What is left at
   * the end and shorter is dropped, unless it is all there is.
   */
  static List<Double> rates(List<EndurancePoint> series, double minuteSeconds) {
    List<Double> rates = new ArrayList<>();
    long events = 0;
    double seconds = 0;
    for (EndurancePoint point : series) {
      events += point.events();
      seconds += point.seconds();
      if (seconds >= minuteSeconds) {
        rates.add(events / seconds);
        events = 0;
        seconds = 0;
      }
    }
    return rates.isEmpty() ? List.of(events / seconds) : rates;
  }

  /** What a reader of the terminal is told. */
  String line() {
    return String.format(
        Locale.ROOT,
        "endurance, %d segments, %d events: first minute %.0f/s, least later minute %.0f/s,"
            + " ratio %.3f, state %.0f bytes a segment%s",
        segments,
        events,
        firstMinuteRate,
        leastLaterRate,
        ratio,
        stateBytesPerSegment,
        touched.stream().map(Endurance::line).collect(Collectors.joining()));
  }

  private static String line(Touched touched) {
    return String.format(
        Locale.ROOT,
        "%n== %.0f %% of segments, %d touched: checkpoint of %.1f MB, %.0f bytes a touched segment",
        touched.share() * 100,
        touched.touchedSegments(),
        touched.checkpointBytes() / 1e6,
        touched.bytesPerSegment());
  }
}
