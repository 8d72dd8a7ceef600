// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.TargetRates;
import io.tidemark.coverage.TickHealth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The layout of what is said about a tick. */
final class ReadingWire {

  private ReadingWire() {}

  static void readings(List<DetectorReading> value, DataOutputView out) throws IOException {
    out.writeInt(value.size());
    for (DetectorReading reading : value) {
      write(reading, out);
    }
  }

  static List<DetectorReading> readings(DataInputView in) throws IOException {
    int size = in.readInt();
    List<DetectorReading> readings = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      readings.add(read(in));
    }
    return readings;
  }

  private static void write(DetectorReading r, DataOutputView out) throws IOException {
    Wire.text(r.detector(), out);
    out.writeByte(r.severity().ordinal());
    out.writeBoolean(r.targetMiscoverage().isPresent());
    out.writeDouble(r.targetMiscoverage().orElse(0));
    out.writeDouble(r.nullRate());
    out.writeByte(r.state().ordinal());
    out.writeDouble(r.logEvidence());
    out.writeDouble(r.logLimit());
    out.writeDouble(r.averageRunLength());
    out.writeLong(r.changeAtMicros());
    out.writeLong(r.units());
    out.writeLong(r.trials());
    out.writeLong(r.misses());
    out.writeDouble(r.missAutocorrelation());
    out.writeDouble(r.designEffect());
  }

  private static DetectorReading read(DataInputView in) throws IOException {
    return new DetectorReading(
        Wire.text(in),
        DetectorReading.Severity.values()[in.readByte()],
        optionalDouble(in),
        in.readDouble(),
        DetectorReading.State.values()[in.readByte()],
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readDouble(),
        in.readDouble());
  }

  private static OptionalDouble optionalDouble(DataInputView in) throws IOException {
    boolean present = in.readBoolean();
    double value = in.readDouble();
    return present ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  static void targets(List<TargetRates> value, DataOutputView out) throws IOException {
    out.writeInt(value.size());
    for (TargetRates t : value) {
      out.writeDouble(t.targetMiscoverage());
      out.writeLong(t.trials());
      out.writeLong(t.misses());
      out.writeLong(t.baselineTrials());
      out.writeLong(t.baselineMisses());
      out.writeDouble(t.threshold());
      out.writeDouble(t.baselineThreshold());
    }
  }

  static List<TargetRates> targets(DataInputView in) throws IOException {
    int size = in.readInt();
    List<TargetRates> targets = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      targets.add(
          new TargetRates(
              in.readDouble(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readDouble(),
              in.readDouble()));
    }
    return targets;
  }

  static void health(TickHealth h, DataOutputView out) throws IOException {
    out.writeLong(h.issued());
    out.writeLong(h.settled());
    out.writeLong(h.expired());
    out.writeLong(h.late());
    out.writeLong(h.duplicates());
    out.writeLong(h.pending());
    out.writeDouble(h.completeness());
    optionalLong(h.delayP50Micros(), out);
    optionalLong(h.delayP95Micros(), out);
  }

  static TickHealth health(DataInputView in) throws IOException {
    return new TickHealth(
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readDouble(),
        optionalLong(in),
        optionalLong(in));
  }

  private static void optionalLong(OptionalLong value, DataOutputView out) throws IOException {
    out.writeBoolean(value.isPresent());
    out.writeLong(value.orElse(0));
  }

  private static OptionalLong optionalLong(DataInputView in) throws IOException {
    boolean present = in.readBoolean();
    long value = in.readLong();
    return present ? OptionalLong.of(value) : OptionalLong.empty();
  }
}
