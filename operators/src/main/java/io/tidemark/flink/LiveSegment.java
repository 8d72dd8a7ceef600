// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.Neighbour;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.Pending;
import io.tidemark.predictor.Calibration;
import io.tidemark.predictor.CalibrationPlan;
import io.tidemark.predictor.HotState;
import io.tidemark.predictor.ScoreState;
import io.tidemark.predictor.SeenVersions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static final Comparator<Map.Entry<String, Pending>> BY_DEADLINE =
      Comparator.comparingLong(
              (Map.Entry<String, Pending> entry) -> entry.getValue().deadlineMicros())
          .thenComparing(Map.Entry::getKey);

  private final String key;
  private final SegmentState state;

  /** Changes not yet written; empty: forgotten. */
  private final Map<String, Optional<Pending>> pending = new LinkedHashMap<>();

  /** What state holds of the calibration, while it is of another plan than asked for. */
  private Optional<HotState> unused = Optional.empty();

  /** Of the plan asked for last, before it has learned anything. */
  private Optional<Calibration> fresh = Optional.empty();

  /** The calibration that goes back to state. */
  private Optional<Calibration> learned = Optional.empty();

  /** Empty until it is asked for. */
  private Optional<String> model;

  private long lastSeenMicros;

  /** Empty until they are asked for. */
  private Optional<SeenVersions> versions;

  private Optional<Neighbour> neighbour = Optional.empty();
  private boolean neighbourRead;
  private boolean neighbourChanged;
  private boolean calibrationRead;
  private boolean calibrationChanged;
  private boolean seen;
  private boolean modelChanged;
  private boolean versionsChanged;
  private OptionalLong relearned = OptionalLong.empty();
  private boolean relearnedChanged;
  private boolean pendingInState;
  private final EarlyOutcomes early;

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
    this.calibrationRead = !known;
    this.neighbourRead = !known;
    this.pendingInState = known;
    this.early = new EarlyOutcomes(state, known);
  }

  /** The segment of the current key. */
  static LiveSegment read(String key, SegmentState state) throws Exception {
    return new LiveSegment(key, state);
  }

  String key() {
    return key;
  }

  /** Predictions and tombstones that are not yet in state. */
  int unwritten() {
    return pending.size();
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
    if (calibrationChanged) {
      Calibration calibration = learned.orElseThrow();
      state.update(calibration.hot(), calibration.scoreState());
      calibrationChanged = false;
    }
    if (neighbourChanged) {
      state.update(neighbour);
      neighbourChanged = false;
    }
    if (relearnedChanged) {
      state.relearned(relearned.getAsLong());
      relearnedChanged = false;
    }
    writePendings();
  }

  /** Writes predictions and tombstones back, which then are only in state. */
  void writePendings() throws Exception {
    for (Map.Entry<String, Optional<Pending>> entry : pending.entrySet()) {
      if (entry.getValue().isPresent()) {
        state.put(entry.getKey(), entry.getValue().get());
        pendingInState = true;
      } else {
        state.forget(entry.getKey());
      }
    }
    pending.clear();
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

  /** Notes a record of the segment. */
  void seen(String ofModel, long eventTimeMicros) {
    if (lastSeenMicros == Long.MIN_VALUE) {
      model = Optional.of(ofModel);
      modelChanged = true;
    }
    lastSeenMicros = Math.max(lastSeenMicros, eventTimeMicros);
    seen = true;
  }

  /** Event time of the newest record; empty before the first, and once the segment was dropped. */
  Optional<Long> lastSeen() {
    return lastSeenMicros == Long.MIN_VALUE ? Optional.empty() : Optional.of(lastSeenMicros);
  }

  /** The model of the segment; empty before its first record, and once the segment was dropped. */
  String model() throws IOException {
    if (model.isEmpty()) {
      model = Optional.of(state.model());
    }
    return model.get();
  }

  /** The calibration under a plan; a fresh one when there is none or it was made under another. */
  Calibration calibration(CalibrationPlan plan) throws IOException {
    readCalibration(plan);
    if (learned.isPresent()) {
      Calibration current = learned.get();
      if (current.plan() == plan) {
        return current;
      }
      if (current.plan().key().equals(plan.key())) {
        learned = Optional.of(current.under(plan));
        return learned.get();
      }
    }
    if (fresh.isEmpty() || fresh.get().plan() != plan) {
      fresh = Optional.of(successor(plan));
    }
    return fresh.get();
  }

  /**
   * A calibration under a plan of another key, with what still holds of the one that is kept; that
   * stays as it is.
   */
  Calibration successor(CalibrationPlan plan) throws IOException {
    readCalibration(plan);
    if (learned.isPresent()) {
      ScoreState scores = learned.get().scoreState();
      return Calibration.after(plan, learned.get().hot(), () -> scores);
    }
    return unused
        .map(hot -> Calibration.after(plan, hot, state::scores))
        .orElseGet(() -> Calibration.create(plan));
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
    return forgetBaseline();
  }

  /** Read only where somebody asked. */
  private long relearnedMicros() throws IOException {
    if (relearned.isEmpty()) {
      relearned = OptionalLong.of(state.relearnedMicros());
    }
    return relearned.getAsLong();
  }

  private boolean forgetBaseline() throws IOException {
    if (!calibrationRead) {
      unused = state.hot();
      calibrationRead = true;
    }
    Optional<HotState> before = learned.map(Calibration::hot).or(() -> unused);
    if (before.isEmpty()) {
      return false;
    }
    ScoreState scores = learned.map(Calibration::scoreState).orElseGet(state::scores);
    HotState after = before.get().withoutBaseline();
    state.update(after, scores.withoutReferences());
    learned = Optional.empty();
    fresh = Optional.empty();
    unused = Optional.of(after);
    calibrationChanged = false;
    return true;
  }

  private void readCalibration(CalibrationPlan plan) throws IOException {
    if (!calibrationRead) {
      unused = state.hot();
      calibrationRead = true;
    }
    if (unused.isPresent() && unused.get().planKey().equals(plan.key())) {
      learned = Optional.of(Calibration.restore(plan, unused.get(), state::scores));
      unused = Optional.empty();
    }
  }

  /** Whether there is a history that a plan can't go on with. */
  boolean wasMadeUnderAnother(CalibrationPlan plan) throws IOException {
    readCalibration(plan);
    return unused.isPresent()
        || learned.isPresent() && !learned.get().plan().key().equals(plan.key());
  }

  /** Keeps a calibration that has learned. */
  void update(Calibration calibration) {
    learned = Optional.of(calibration);
    fresh = Optional.empty();
    unused = Optional.empty();
    calibrationChanged = true;
  }

  /** The next prediction is calibrated without history; what waits goes on waiting. */
  void startAnew() {
    state.forgetCalibration();
    learned = Optional.empty();
    fresh = Optional.empty();
    unused = Optional.empty();
    calibrationRead = true;
    calibrationChanged = false;
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

  Optional<Pending> pending(String predictionId) throws Exception {
    Optional<Pending> changed = pending.get(predictionId);
    if (changed != null) {
      return changed;
    }
    return pendingInState ? state.pending(predictionId) : Optional.empty();
  }

  void put(String predictionId, Pending value) {
    pending.put(predictionId, Optional.of(value));
  }

  void forget(String predictionId) {
    if (pendingInState) {
      pending.put(predictionId, Optional.empty());
    } else {
      pending.remove(predictionId);
    }
  }

  /** A copy in the order of deadlines, so that entries may be changed meanwhile. */
  List<Map.Entry<String, Pending>> pendings() throws Exception {
    Map<String, Pending> all = pendingInState ? state.pendings() : new HashMap<>();
    pending.forEach(
        (id, changed) ->
            changed.ifPresentOrElse(value -> all.put(id, value), () -> all.remove(id)));
    List<Map.Entry<String, Pending>> entries = new ArrayList<>(all.entrySet());
    entries.sort(BY_DEADLINE);
    return entries;
  }

  /** Outcomes without a prediction. */
  EarlyOutcomes early() {
    return early;
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
    return early.any() || holds() || !pendings().isEmpty();
  }

  /** Drops the segment, as if it had never been seen. */
  void clear() {
    state.clear();
    startAnew();
    pending.clear();
    model = Optional.of("");
    modelChanged = false;
    lastSeenMicros = Long.MIN_VALUE;
    versions = Optional.of(SeenVersions.NONE);
    relearned = OptionalLong.empty();
    relearnedChanged = false;
    seen = false;
    versionsChanged = false;
    pendingInState = false;
    early.clear();
  }
}
