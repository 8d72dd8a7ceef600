// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.alert.AlertSettings;
import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.TargetRates;
import io.tidemark.coverage.TickHealth;
import io.tidemark.flink.RollupSignal;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Layout version 3 of {@link RollupSignal}. Version 2 had neither the run length of pages nor the
 * times of alerts; version 1 was never kept, and is not read.
 */
public final class RollupSignalSerializer extends VersionedSerializer<RollupSignal> {

  private static final long serialVersionUID = 1L;
  private static final int SECOND = 2;
  private static final int VERSION = 3;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(RollupSignal value, DataOutputView out) throws IOException {
    Wire.text(value.model(), out);
    Wire.text(value.rollup(), out);
    Wire.texts(value.ancestors(), out);
    out.writeLong(value.tickStartMicros());
    out.writeLong(value.tickEndMicros());
    out.writeBoolean(value.perBlock());
    out.writeDouble(value.logEValue());
    ReadingWire.health(value.health(), out);
    ReadingWire.targets(value.targets(), out);
    ReadingWire.readings(value.readings(), out);
    out.writeLong(value.policyVersion());
    out.writeDouble(value.pageRunLength());
    SettingsWire.alerts(value.alerts(), out);
  }

  @Override
  protected RollupSignal read(int version, DataInputView in) throws IOException {
    if (version < SECOND || version > VERSION) {
      throw Wire.unknown("signal version", version);
    }
    String model = Wire.text(in);
    String rollup = Wire.text(in);
    List<String> ancestors = Wire.texts(in);
    long start = in.readLong();
    long end = in.readLong();
    boolean perBlock = in.readBoolean();
    double logEValue = in.readDouble();
    TickHealth health = ReadingWire.health(in);
    List<TargetRates> targets = ReadingWire.targets(in);
    List<DetectorReading> readings = ReadingWire.readings(in);
    return new RollupSignal(
        model,
        rollup,
        ancestors,
        start,
        end,
        perBlock,
        logEValue,
        health,
        targets,
        readings,
        in.readLong(),
        version == SECOND ? pageRunLength(readings) : in.readDouble(),
        version == SECOND ? AlertSettings.ofTick(end - start) : SettingsWire.alerts(in));
  }

  /** As far as the readings of version 2 tell: those that end a fault do not. */
  private static double pageRunLength(List<DetectorReading> readings) {
    return readings.stream()
        .filter(reading -> reading.severity() == DetectorReading.Severity.PAGE)
        .filter(reading -> reading.state() != DetectorReading.State.ENDED)
        .mapToDouble(DetectorReading::averageRunLength)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
