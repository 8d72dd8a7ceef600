// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.Neighbour;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.predictor.SeenVersions;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One segment as it is worked on: what was read of its state is kept, what changes is written back
 * later. Every method reads or writes Flink's state only while the segment's key is the current
 * one.
 *
 * <p>When it is written back changes nothing that comes out: a segment that is read again goes on
 * as this one would have.
 */
final class LiveSegment {

  private static final int RECENT_TIMERS = 8;

  private final String key;
  private final SegmentState state;
  private final LiveCalibration calibration;
  private final Predictions predictions;

  /** Empty until it is asked for. */
  private Optional<String> model;

  private long lastSeenMicros;

  /** Empty until they are asked for. */
  private Optional<SeenVersions> versions;

  private Optional<Neighbour> neighbour = Optional.empty();
  private boolean neighbourRead;
  private boolean neighbourChanged;
  private boolean seen;
  private boolean modelChanged;
  private boolean versionsChanged;
  private OptionalLong relearned = OptionalLong.empty();
  private boolean relearnedChanged;

  /** Of its rollups, as they were asked for last. */
  private List<List<String>> rollupNames = List.of();

  private List<String> rollups = List.of();

  /** Since its last turn to make room. */
  private boolean used;

  /** Of the last timers that were registered. */
  private final long[] timers = new long[RECENT_TIMERS];

  private int nextTimer;

  private LiveSegment(String key, SegmentState state) throws Exception {
    this.key = key;
    Arrays.fill(timers, Long.MIN_VALUE);
    this.state = state;
    Optional<Long> last = state.lastSeen();
    boolean known = last.isPresent();
    this.lastSeenMicros = last.orElse(Long.MIN_VALUE);
    this.model = known ? Optional.empty() : Optional.of("");
    this.versions = known ? Optional.empty() : Optional.of(SeenVersions.NONE);
    this.neighbourRead = !known;
    this.calibration = new LiveCalibration(state, known);
    this.predictions = new Predictions(state, !known);
  }

  /** The segment of the current key. */
  static LiveSegment read(String key, SegmentState state) throws Exception {
    return new LiveSegment(key, state);
  }

  String key() {
    return key;
  }

  /** Notes that it is worked on. */
  void use() {
    used = true;
  }

  /** Whether it was worked on since this was asked last. */
  boolean wasUsed() {
    boolean was = used;
    used = false;
    return was;
  }

  /** Writes all changes back; the segment's key is the current one. */
  void write() throws Exception {
    if (modelChanged) {
      state.update(model.orElseThrow());
      modelChanged = false;
    }
    if (seen) {
      state.seen(lastSeenMicros);
      seen = false;
    }
    if (versionsChanged) {
      state.update(versions.orElseThrow());
      versionsChanged = false;
    }
    calibration.write();
    if (neighbourChanged) {
      state.update(neighbour);
      neighbourChanged = false;
    }
    if (relearnedChanged) {
      state.relearned(relearned.getAsLong());
      relearnedChanged = false;
    }
    predictions.write();
  }

  /** Whether a timer is known to be registered and not to have fired; it is from now on. */
  boolean awaits(long millis, long watermarkMillis) {
    for (long timer : timers) {
      if (timer == millis) {
        return millis > watermarkMillis;
      }
    }
    timers[nextTimer] = millis;
    nextTimer = (nextTimer + 1) % RECENT_TIMERS;
    return false;
  }

  /** The keys of its rollups of these names of dimensions. */
  List<String> rollups(List<List<String>> names) {
    if (names != rollupNames) {
      rollups = SegmentRollups.of(key, names);
      rollupNames = names;
    }
    return rollups;
  }

  /** Notes a record of the segment. */
  void seen(String ofModel, long eventTimeMicros) {
    if (lastSeenMicros == Long.MIN_VALUE) {
      model = Optional.of(ofModel);
      modelChanged = true;
    }
    if (eventTimeMicros > lastSeenMicros) {
      lastSeenMicros = eventTimeMicros;
      seen = true;
    }
  }

  /** Event time of the newest record; empty before the first, and once the segment was dropped. */
  Optional<Long> lastSeen() {
    return isKnown() ? Optional.of(lastSeenMicros) : Optional.empty();
  }

  /** Whether it had a record since it was dropped, if it was. */
  boolean isKnown() {
    return lastSeenMicros != Long.MIN_VALUE;
  }

  /** The model of the segment; empty before its first record, and once the segment was dropped. */
  String model() throws IOException {
    if (model.isEmpty()) {
      model = Optional.of(state.model());
    }
    return model.get();
  }

  LiveCalibration calibration() {
    return calibration;
  }

  /**
   * Begins the baseline anew, unless that was done at this request; thresholds in force, windows
   * and trackers go on.
   *
   * @param askedMicros {@link Long#MIN_VALUE}: nobody asked
   * @return whether there was one, complete or not, that is forgotten now
   */
  boolean relearns(long askedMicros) throws IOException {
    if (askedMicros == Long.MIN_VALUE || askedMicros <= relearnedMicros()) {
      return false;
    }
    relearned = OptionalLong.of(askedMicros);
    relearnedChanged = true;
    return calibration.forgetBaseline();
  }

  /** Read only where somebody asked. */
  private long relearnedMicros() throws IOException {
    if (relearned.isEmpty()) {
      relearned = OptionalLong.of(state.relearnedMicros());
    }
    return relearned.getAsLong();
  }

  /** The next prediction is calibrated without history; what waits goes on waiting. */
  void startAnew() {
    state.forgetCalibration();
    calibration.startAnew();
    neighbour = Optional.empty();
    neighbourRead = true;
    neighbourChanged = false;
  }

  /** The outcome that waits for the next one, which it is taken away for. */
  Optional<Neighbour> takeNeighbour() throws IOException {
    if (!neighbourRead) {
      neighbour = state.neighbour();
      neighbourRead = true;
    }
    Optional<Neighbour> taken = neighbour;
    if (taken.isPresent()) {
      neighbour = Optional.empty();
      neighbourChanged = true;
    }
    return taken;
  }

  void update(Neighbour waits) {
    neighbour = Optional.of(waits);
    neighbourRead = true;
    neighbourChanged = true;
  }

  SeenVersions versions() throws IOException {
    if (versions.isEmpty()) {
      versions = Optional.of(state.versions());
    }
    return versions.get();
  }

  void update(SeenVersions changed) {
    versions = Optional.of(changed);
    versionsChanged = true;
  }

  Predictions predictions() {
    return predictions;
  }

  /** Holds a record until the watermark passes it. */
  void hold(SegmentInput input) throws Exception {
    state.hold(input);
  }

  /** Takes all records that the watermark has passed, in their order. */
  List<SegmentInput> release(long watermarkMillis) throws Exception {
    return state.release(watermarkMillis);
  }

  boolean holds() throws Exception {
    return state.holds();
  }

  /** Whether anything waits for something. */
  boolean waits() throws Exception {
    return holds() || !predictions.isEmpty();
  }

  /** Drops the segment, as if it had never been seen. */
  void clear() {
    state.clear();
    startAnew();
    predictions.clear();
    model = Optional.of("");
    modelChanged = false;
    lastSeenMicros = Long.MIN_VALUE;
    versions = Optional.of(SeenVersions.NONE);
    relearned = OptionalLong.empty();
    relearnedChanged = false;
    seen = false;
    versionsChanged = false;
  }
}
