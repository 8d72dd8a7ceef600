// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.DirectoryEntry;
import io.tidemark.flink.state.DirectoryRecords;
import io.tidemark.predictor.TieBreak;
import io.tidemark.table.RecordTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/**
 * Who waits for what, by the hash of prediction id and model: two of one part are taken for the
 * same with a chance of n / 2^64 among n. Predictions are announced without looking for any; those
 * that wait are looked for when an outcome comes. Parts that were worked on are kept at hand,
 * within a bound, and written back before each snapshot.
 */
final class IdDirectory {

  /** Small, because a record that comes touches a block that no other has touched for long. */
  private static final int BLOCK_BYTES = 256;

  private static final long MICROS_PER_MILLI = TimerBuckets.MICROS_PER_MILLI;

  private static final Comparator<OutcomeEvent> BY_TIME =
      Comparator.comparingLong(OutcomeEvent::eventTimeMicros)
          .thenComparing(outcome -> outcome.predictionId().orElse(""));

  private final MapState<Integer, byte[]> blocks;
  private final MapState<Long, byte[]> announced;
  private final DirectoryParts parts;
  private final LiveSegments.CurrentKey currentKey;
  private final long maxHeldBytes;
  private final DirectoryRecords records = new DirectoryRecords();
  private final Map<String, Part> live = new HashMap<>();

  /** The order in which they give way. */
  private final Deque<Part> turns = new ArrayDeque<>();

  private long held;

  IdDirectory(
      MapState<Integer, byte[]> blocks,
      MapState<Long, byte[]> announced,
      DirectoryParts parts,
      LiveSegments.CurrentKey currentKey,
      long maxHeldBytes) {
    this.blocks = blocks;
    this.announced = announced;
    this.parts = parts;
    this.currentKey = currentKey;
    this.maxHeldBytes = maxHeldBytes;
  }

  /** A part at hand. */
  private static final class Part {
    private final String key;

    /** Outcomes, and predictions that a release before announced. */
    private final RecordTable table;

    private final Announcements announcements;
    private long lastTimer = Long.MIN_VALUE;

    Part(String key, RecordTable table, Announcements announcements) {
      this.key = key;
      this.table = table;
      this.announcements = announcements;
    }

    long held() {
      return table.held() + announcements.held();
    }

    void write() throws Exception {
      table.write();
      announcements.write();
    }

    void release() {
      table.release();
      announcements.release();
    }

    void register(long momentMicros, long horizonMicros, TimerService timers) {
      TimerBuckets.register(millis -> register(millis, timers), momentMicros, horizonMicros);
    }

    /** To register what is registered costs more than to remember the last one. */
    private void register(long millis, TimerService timers) {
      if (millis != lastTimer || millis <= timers.currentWatermark()) {
        timers.registerEventTimeTimer(millis);
        lastTimer = millis;
      }
    }
  }

  void onPrediction(
      DirectoryInput.Waiting prediction, TimerService timers, Collector<SegmentInput> out)
      throws Exception {
    long hash = TieBreak.hash(prediction.lookupKey());
    Part part = take(parts.key(prediction.lookupKey(), hash));
    DirectoryEntry entry = entry(part, hash);
    DirectoryEntry.Waiting waiting = DirectoryEntry.Waiting.of(prediction);
    if (entry.known().isEmpty()) {
      announce(prediction, waiting, hash, part, timers);
    } else if (waiting(part, hash, entry, timers).stream().noneMatch(waiting::isSame)) {
      announce(prediction, waiting, hash, part, timers);
      part.table.put(hash, records.write(entry.deliver()));
      out.collect(waiting.with(entry.known().get()));
    } // else the segment reports the duplicate
    release(part);
  }

  private void announce(
      DirectoryInput.Waiting prediction,
      DirectoryEntry.Waiting waiting,
      long hash,
      Part part,
      TimerService timers)
      throws Exception {
    part.announcements.add(
        hash, prediction.horizonMicros(), prediction.forgetAtMicros(), records.write(waiting));
    part.register(prediction.forgetAtMicros(), prediction.horizonMicros(), timers);
  }

  /** The predictions that wait, each once, in the order in which they were announced. */
  private List<DirectoryEntry.Waiting> waiting(
      Part part, long hash, DirectoryEntry entry, TimerService timers) throws Exception {
    List<DirectoryEntry.Waiting> all = new ArrayList<>(entry.waiting());
    for (byte[] content : part.announcements.find(hash)) {
      DirectoryEntry.Waiting waiting = records.readWaiting(content);
      boolean forgotten = waiting.forgetAtMicros() / MICROS_PER_MILLI <= timers.currentWatermark();
      if (!forgotten && all.stream().noneMatch(waiting::isSame)) {
        all.add(waiting);
      }
    }
    return all;
  }

  void onOutcome(
      DirectoryInput.Arrived arrived,
      TimerService timers,
      DirectoryLetters letters,
      Collector<SegmentInput> out)
      throws Exception {
    long hash = TieBreak.hash(arrived.lookupKey());
    Part part = take(parts.key(arrived.lookupKey(), hash));
    DirectoryEntry entry = entry(part, hash);
    OutcomeEvent outcome = arrived.outcome();
    if (entry.known().isPresent()) {
      letters.reportRepeat(entry.known().get(), outcome);
    } else {
      List<DirectoryEntry.Waiting> waiting = waiting(part, hash, entry, timers);
      long keepUntil = arrived.keepUntilMicros();
      DirectoryEntry now = entry.with(outcome, keepUntil);
      part.table.put(hash, records.write(waiting.isEmpty() ? now : now.deliver()));
      part.register(keepUntil, arrived.horizonMicros(), timers);
      waiting.forEach(one -> out.collect(one.with(outcome)));
    }
    release(part);
  }

  private DirectoryEntry entry(Part part, long hash) throws Exception {
    Optional<byte[]> content = part.table.find(hash);
    return content.isPresent() ? records.read(content.get()) : DirectoryEntry.NONE;
  }

  /** Forgets what has waited for long enough in the part of a key. */
  void expire(String key, long nowMicros, DirectoryLetters letters) throws Exception {
    List<OutcomeEvent> unmatched = new ArrayList<>();
    Part part = take(key);
    part.table.revise(
        (hash, content) -> {
          DirectoryEntry entry = records.read(content);
          if (entry.outcomeEnds(nowMicros) && !entry.delivered()) {
            unmatched.add(entry.known().get());
          }
          Optional<DirectoryEntry> left = entry.at(nowMicros);
          return left.isPresent() && left.get() == entry
              ? Optional.of(content)
              : left.isPresent() ? Optional.of(records.write(left.get())) : Optional.empty();
        });
    part.announcements.forget(nowMicros);
    release(part);
    unmatched.sort(BY_TIME);
    unmatched.forEach(letters::reportUnmatched);
  }

  /** How many outcomes of the part of a key no prediction was found for as yet. */
  long undelivered(String key) throws Exception {
    long[] sum = new long[1];
    Part part = take(key);
    part.table.revise(
        (hash, content) -> {
          DirectoryEntry entry = records.read(content);
          sum[0] += entry.known().isPresent() && !entry.delivered() ? 1 : 0;
          return Optional.of(content);
        });
    release(part);
    return sum[0];
  }

  /** Keeps what a release before kept of a look-up key: predictions, then the outcome if any. */
  void takeOver(String lookupKey, List<DirectoryInput> old, TimerService timers) throws Exception {
    long hash = TieBreak.hash(lookupKey);
    Part part = take(parts.key(lookupKey, hash));
    DirectoryEntry entry = DirectoryEntry.NONE;
    for (DirectoryInput input : old) {
      if (input instanceof DirectoryInput.Waiting w) {
        entry = entry.with(DirectoryEntry.Waiting.of(w));
        part.register(w.forgetAtMicros(), w.horizonMicros(), timers);
      } else {
        DirectoryInput.Arrived arrived = (DirectoryInput.Arrived) input;
        entry = entry.with(arrived.outcome(), arrived.keepUntilMicros());
        part.register(arrived.keepUntilMicros(), arrived.horizonMicros(), timers);
      }
    }
    part.table.put(hash, records.write(entry));
    release(part);
  }

  /** Brings state up to date; the current key may be another afterwards. */
  void write() throws Exception {
    for (Part part : turns) {
      currentKey.set(part.key);
      part.write();
    }
  }

  private Part take(String key) {
    currentKey.set(key);
    Part part = live.get(key);
    if (part == null) {
      part =
          new Part(
              key,
              new RecordTable(new MapBlocks(blocks), BLOCK_BYTES, false),
              new Announcements(announced));
      live.put(key, part);
      turns.add(part);
    }
    held -= part.held();
    return part;
  }

  private void release(Part part) throws Exception {
    held += part.held();
    while (held > maxHeldBytes) {
      Part next = turns.remove();
      turns.add(next);
      held -= next.held();
      currentKey.set(next.key);
      next.write();
      next.release();
    }
  }
}
