// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.flink.state.Pending;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;

/**
 * The segments that were worked on last, so that a busy one is not read and written with each of
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

  private final SegmentState state;
  private final CacheBounds bounds;
  private final CurrentKey currentKey;
  private final Map<String, LiveSegment> segments = new LinkedHashMap<>(64, 0.75f, true);

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
    }
    held -= segment.predictions().held();
    return segment;
  }

  /** Puts the segment in hand back, and makes room. The current key may be another afterwards. */
  void release(LiveSegment segment) throws Exception {
    if (segment.isKnown()) {
      held += segment.predictions().held();
    } else {
      segments.remove(segment.key());
    }
    if (segments.size() > bounds.segments()) {
      dropOldest();
    }
    while (held > bounds.predictionBytes()) {
      releaseOldest();
    }
  }

  private void dropOldest() throws Exception {
    Iterator<LiveSegment> oldest = segments.values().iterator();
    LiveSegment segment = oldest.next();
    write(segment);
    held -= segment.predictions().held();
    oldest.remove();
  }

  /** Its predictions leave; the segment stays, and counts as used, so that others come next. */
  private void releaseOldest() throws Exception {
    LiveSegment oldest = segments.values().iterator().next();
    segments.get(oldest.key());
    Predictions predictions = oldest.predictions();
    if (predictions.held() > 0) {
      held -= predictions.held();
      currentKey.set(oldest.key());
      predictions.write();
      predictions.release();
    }
  }

  /** Writes all changes back; the current key may be another afterwards. */
  void writeBack() throws Exception {
    for (LiveSegment segment : segments.values()) {
      write(segment);
    }
  }

  /** Moves the predictions of segments from where a release before kept them. */
  void takeOver(List<String> keys, MapState<String, Pending> from) throws Exception {
    for (String key : keys) {
      currentKey.set(key);
      LiveSegment segment = LiveSegment.read(key, state);
      for (Map.Entry<String, Pending> entry : from.entries()) {
        segment.predictions().put(entry.getKey(), entry.getValue());
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
