// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

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

  /** Predictions not yet in state, of all segments but the one in hand. */
  private int unwritten;

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
    unwritten -= segment.unwritten();
    return segment;
  }

  /** Puts the segment in hand back, and makes room. The current key may be another afterwards. */
  void release(LiveSegment segment) throws Exception {
    unwritten += segment.unwritten();
    if (segment.lastSeen().isEmpty()) {
      unwritten -= segment.unwritten();
      segments.remove(segment.key());
    }
    if (segments.size() > bounds.segments()) {
      dropOldest();
    }
    while (unwritten > bounds.predictions()) {
      writeOldest();
    }
  }

  private void dropOldest() throws Exception {
    Iterator<LiveSegment> oldest = segments.values().iterator();
    write(oldest.next());
    oldest.remove();
  }

  /** Its predictions leave; the segment stays, and counts as used, so that others come next. */
  private void writeOldest() throws Exception {
    LiveSegment oldest = segments.values().iterator().next();
    segments.get(oldest.key());
    if (oldest.unwritten() > 0) {
      unwritten -= oldest.unwritten();
      currentKey.set(oldest.key());
      oldest.writePendings();
    }
  }

  /** Writes all changes back; the current key may be another afterwards. */
  void writeBack() throws Exception {
    for (LiveSegment segment : segments.values()) {
      write(segment);
    }
  }

  private void write(LiveSegment segment) throws Exception {
    unwritten -= segment.unwritten();
    currentKey.set(segment.key());
    segment.write();
  }
}
