// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.alert.AlertIdentity;
import io.tidemark.alert.AlertSnapshot;
import io.tidemark.alert.AlertState;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 2 of {@link AlertSnapshot}; version 1 had no identity, and two states. */
public final class LifecycleSerializer extends VersionedSerializer<AlertSnapshot> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 2;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(AlertSnapshot value, DataOutputView out) throws IOException {
    Wire.text(value.identity().model(), out);
    Wire.text(value.identity().rollup(), out);
    Wire.text(value.identity().monitor(), out);
    out.writeDouble(value.identity().target().orElse(Double.NaN));
    Wire.text(value.fingerprint(), out);
    Wire.text(value.state().name(), out);
    Wire.text(value.resume().name(), out);
    out.writeLong(value.episode());
    out.writeInt(value.sequence());
    out.writeBoolean(value.fired());
    out.writeBoolean(value.armed());
    out.writeLong(value.startsAtMicros());
    out.writeLong(value.changedAtMicros());
    out.writeLong(value.lastReadingMicros());
    moment(value.calmSinceMicros(), out);
    out.writeInt(value.flaps());
    out.writeLong(value.lateReadings());
    Wire.optionalText(value.inhibitedBy(), out);
    moment(value.silencedUntilMicros(), out);
    Wire.optionalText(value.acknowledgedBy(), out);
    out.writeLong(value.policyVersion());
  }

  @Override
  protected AlertSnapshot read(int version, DataInputView in) throws IOException {
    return version == 1 ? readFirst(in) : readSecond(in);
  }

  private static AlertSnapshot readSecond(DataInputView in) throws IOException {
    return new AlertSnapshot(
        new AlertIdentity(Wire.text(in), Wire.text(in), Wire.text(in), target(in.readDouble())),
        Wire.text(in),
        AlertState.valueOf(Wire.text(in)),
        AlertState.valueOf(Wire.text(in)),
        in.readLong(),
        in.readInt(),
        in.readBoolean(),
        in.readBoolean(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        moment(in),
        in.readInt(),
        in.readLong(),
        Wire.optionalText(in),
        moment(in),
        Wire.optionalText(in),
        in.readLong());
  }

  /** When it changed last is not known: no earlier than it began. */
  private static AlertSnapshot readFirst(DataInputView in) throws IOException {
    String fingerprint = Wire.text(in);
    AlertState state = AlertState.valueOf(Wire.text(in));
    long episode = in.readLong();
    long startsAt = in.readLong();
    return new AlertSnapshot(
        new AlertIdentity("", "", "", OptionalDouble.empty()),
        fingerprint,
        state,
        state,
        episode,
        state == AlertState.FIRING ? 0 : 1,
        true,
        true,
        startsAt,
        startsAt,
        startsAt,
        OptionalLong.empty(),
        0,
        0,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        0);
  }

  private static OptionalDouble target(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static void moment(OptionalLong value, DataOutputView out) throws IOException {
    out.writeBoolean(value.isPresent());
    out.writeLong(value.orElse(0));
  }

  private static OptionalLong moment(DataInputView in) throws IOException {
    boolean present = in.readBoolean();
    long value = in.readLong();
    return present ? OptionalLong.of(value) : OptionalLong.empty();
  }
}
