// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.flink.state.Kept;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.flink.api.common.state.MapState;

/**
 * The segments that were worked on of late, so that a busy one is not read and written with each of
 * its records. Bounded; one that makes room is written back first. All are before a snapshot.
 *
 * <p>The bounds decide how often state is touched, and nothing else. O(1) per record, and the
 * writing of what changed per segment that leaves.
 */
final class LiveSegments {

  /** Makes a key the current one of Flink's state. */
  interface CurrentKey {
    void set(String key);
  }

  private static final int MAX_GONE = 64;

  private final SegmentState state;
  private final CacheBounds bounds;
  private final CurrentKey currentKey;
  private final Map<String, LiveSegment> segments = new HashMap<>();

  /** All of them, in the order in which they are looked at when room is needed. */
  private final Deque<LiveSegment> turns = new ArrayDeque<>();

  /** Bytes of predictions at hand, of all segments but the one in hand. */
  private long held;

  LiveSegments(SegmentState state, CacheBounds bounds, CurrentKey currentKey) {
    this.state = state;
    this.bounds = bounds;
    this.currentKey = currentKey;
  }

  /** Takes the segment of the current key in hand. */
  LiveSegment take(String key) throws Exception {
    LiveSegment segment = segments.get(key);
    if (segment == null) {
      segment = LiveSegment.read(key, state);
      segments.put(key, segment);
      turns.add(segment);
    }
    segment.use();
    held -= segment.predictions().held();
    return segment;
  }

  /** Puts the segment in hand back, and makes room. The current key may be another afterwards. */
  void release(LiveSegment segment) throws Exception {
    if (segment.isKnown()) {
      held += segment.predictions().held();
    } else {
      segments.remove(segment.key());
      forgetGone();
    }
    if (segments.size() > bounds.segments()) {
      dropOne();
    }
    while (held > bounds.predictionBytes()) {
      releaseOne();
    }
  }

  /** The next that was not used since its last turn: about the one that was used longest ago. */
  private LiveSegment next() {
    LiveSegment next = turns.remove();
    while (!next.isKnown() || next.wasUsed()) {
      if (next.isKnown()) {
        turns.add(next);
      }
      next = turns.remove();
    }
    return next;
  }

  /** Segments that were dropped leave now and then, because to look for one means to see all. */
  private void forgetGone() {
    if (turns.size() > 2 * segments.size() + MAX_GONE) {
      turns.removeIf(segment -> !segment.isKnown());
    }
  }

  private void dropOne() throws Exception {
    LiveSegment dropped = next();
    write(dropped);
    held -= dropped.predictions().held();
    segments.remove(dropped.key());
  }

  /** The predictions of one leave; itself stays. */
  private void releaseOne() throws Exception {
    LiveSegment segment = next();
    turns.add(segment);
    Predictions predictions = segment.predictions();
    if (predictions.held() > 0) {
      held -= predictions.held();
      currentKey.set(segment.key());
      predictions.write();
      predictions.release();
    }
  }

  /** Writes all changes back; the current key may be another afterwards. */
  void writeBack() throws Exception {
    for (LiveSegment segment : turns) {
      if (segment.isKnown()) {
        write(segment);
      }
    }
  }

  /** Moves what segments keep of ids from where a release before kept it. */
  <T> void takeOver(List<String> keys, MapState<String, T> from, BiFunction<String, T, Kept> asKept)
      throws Exception {
    for (String key : keys) {
      currentKey.set(key);
      LiveSegment segment = LiveSegment.read(key, state);
      for (Map.Entry<String, T> entry : from.entries()) {
        String id = entry.getKey();
        segment.predictions().put(id, asKept.apply(id, entry.getValue()));
      }
      segment.predictions().write();
      from.clear();
    }
  }

  private void write(LiveSegment segment) throws Exception {
    currentKey.set(segment.key());
    segment.write();
  }
}
