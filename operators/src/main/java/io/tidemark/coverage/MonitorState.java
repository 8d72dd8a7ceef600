// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.quantile.FlatState;
import java.util.ArrayList;
import java.util.List;

/**
 * What a monitor keeps, as it is stored: whole numbers, reals by their bits. Layout 3 had no share
 * of misses by tick, layout 2 nothing beside detectors; they and layout 1 are still read.
 */
record MonitorState(
    Traffic traffic,
    List<TargetHistory.Stored> histories,
    List<DetectorWatch.Stored> watches,
    Exhibits.Stored exhibits) {

  private static final long LAYOUT = 4;
  private static final long WITHOUT_TICK_RATES = 3;
  private static final long WITHOUT_EXHIBITS = 2;

  static FlatState write(
      Traffic traffic,
      List<TargetHistory> histories,
      List<DetectorWatch> watches,
      Exhibits exhibits) {
    LongTape tape = new LongTape();
    tape.put(LAYOUT);
    traffic.write(tape);
    tape.put((long) histories.size());
    histories.forEach(history -> history.write(tape));
    tape.put((long) watches.size());
    watches.forEach(watch -> watch.write(tape));
    exhibits.write(tape);
    return new FlatState(tape.written(), new double[0]);
  }

  static MonitorState read(FlatState state) {
    LongTape tape = LongTape.of(state.longs());
    long layout = tape.get();
    if (layout == MonitorLayoutOne.LAYOUT) {
      return MonitorLayoutOne.read(state);
    }
    if (layout < WITHOUT_EXHIBITS || layout > LAYOUT) {
      throw new IllegalArgumentException("layout must be in [1, " + LAYOUT + "]: was " + layout);
    }
    Traffic traffic = Traffic.read(tape);
    List<TargetHistory.Stored> histories = new ArrayList<>();
    for (long left = tape.get(); left > 0; left--) {
      histories.add(TargetHistory.Stored.read(tape, layout > WITHOUT_TICK_RATES));
    }
    List<DetectorWatch.Stored> watches = new ArrayList<>();
    for (long left = tape.get(); left > 0; left--) {
      watches.add(DetectorWatch.Stored.read(tape));
    }
    return new MonitorState(
        traffic,
        histories,
        watches,
        layout >= WITHOUT_TICK_RATES ? Exhibits.Stored.read(tape) : Exhibits.Stored.NONE);
  }
}
