// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.coverage.SegmentFact;
import io.tidemark.coverage.TickSums;
import io.tidemark.flink.MonitorSettings;
import io.tidemark.flink.RollupTick;
import io.tidemark.flink.WaitingFact;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Layout version 4 of {@link WaitingFact}: that of {@link RollupTick} in its version 3, as 3 and 2
 * are those of its versions 2 and 1. Version 1 held the fact itself, which had no p-value, no fact
 * before it and no thresholds.
 */
public final class WaitingFactSerializer extends VersionedSerializer<WaitingFact> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 4;
  private static final boolean[] NO_FLAGS = {};
  private static final double[] NO_NUMBERS = {};

  private final RollupTickSerializer ticks = new RollupTickSerializer();

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(WaitingFact value, DataOutputView out) throws IOException {
    ticks.write(value.tick(), out);
  }

  @Override
  protected WaitingFact read(int version, DataInputView in) throws IOException {
    return new WaitingFact(version == 1 ? first(in) : ticks.read(version - 1, in));
  }

  private static RollupTick first(DataInputView in) throws IOException {
    long tickEndMicros = in.readLong();
    String rollup = Wire.text(in);
    String model = Wire.text(in);
    SegmentFact fact = fact(in);
    long policyVersion = in.readLong();
    MonitorSettings settings =
        new MonitorSettings(
            Wire.doubles(in),
            in.readDouble(),
            in.readDouble(),
            in.readBoolean(),
            in.readLong(),
            in.readLong(),
            List.of(),
            MonitorSettings.DEFAULT_DETECTORS,
            OptionalDouble.empty());
    TickSums sums = new TickSums();
    sums.add(fact, settings.targets());
    return new RollupTick(rollup, model, tickEndMicros, policyVersion, settings, sums);
  }

  private static SegmentFact fact(DataInputView in) throws IOException {
    SegmentFact.Kind kind = SegmentFact.Kind.values()[in.readByte()];
    long eventTimeMicros = in.readLong();
    in.readLong(); // a hash of the prediction id, by which facts were sorted
    return new SegmentFact(
        kind,
        eventTimeMicros,
        in.readLong(),
        in.readDouble(),
        OptionalDouble.empty(),
        Wire.booleans(in),
        Wire.booleans(in),
        NO_FLAGS,
        Wire.doubles(in),
        Wire.doubles(in),
        NO_NUMBERS,
        NO_NUMBERS);
  }
}
