// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.predictor.IssuedBands;
import io.tidemark.predictor.IssuedThresholds;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Layout of {@link Kept} in a table: 7 bytes of what was settled, 16 of what expired, some 100 to
 * 250 of a prediction that waits, all of an outcome that came first. A change of it is a new
 * version of {@link BlockSerializer}; kinds may be added.
 */
public final class PendingRecords {

  private static final int OPEN = 1;
  private static final int SETTLED = 2;
  private static final int EXPIRED = 3;
  private static final int EARLY = 4;

  /** A tombstone of an outcome of revision 0, of which only the end matters any more. */
  private static final int SETTLED_UNTIL = 5;

  /** The same, of another revision. */
  private static final int REVISED_UNTIL = 6;

  private static final long MICROS_PER_MILLI = 1000;
  private static final double[] NO_FEATURES = {};

  private final DataOutputSerializer out = new DataOutputSerializer(512);
  private final DataInputDeserializer in = new DataInputDeserializer();

  /**
   * What predictions of a segment have in common, as it was written or read last, so that the next
   * one need not write or read it anew.
   */
  public static final class Shared {
    private byte[] bytes = {};
    private String model = "";
    private String modelVersion = "";
    private IssuedBands.Status status = IssuedBands.Status.WARMING_UP;
    private String policyName = "";
    private long policyVersion;

    private boolean isOf(Pending.Open open) {
      return bytes.length > 0
          && policyVersion == open.policyVersion()
          && status == open.status()
          && model.equals(open.model())
          && modelVersion.equals(open.modelVersion())
          && policyName.equals(open.policyName());
    }
  }

  /** A prediction, its tombstone or its outcome as a content. */
  public byte[] write(Kept kept, Shared shared) throws IOException {
    out.clear();
    if (kept instanceof Kept.Early early) {
      out.writeByte(EARLY);
      Wire.text(early.predictionId(), out);
      EventWire.write(early.outcome(), out);
    } else {
      write((Pending) kept, shared);
    }
    return out.getCopyOfBuffer();
  }

  private void write(Pending pending, Shared shared) throws IOException {
    if (pending.open().isPresent()) {
      out.writeByte(OPEN);
      out.writeLong(pending.eventTimeMicros());
      out.writeLong(pending.deadlineMicros());
      write(pending.open().get(), shared);
    } else if (pending.settled()) {
      writeSettled(pending);
    } else {
      out.writeByte(EXPIRED);
      out.writeLong(pending.deadlineMicros());
      Wire.varlong(pending.deadlineMicros() - pending.eventTimeMicros(), out);
    }
  }

  /** To the end of the millisecond, as timers are. */
  private void writeSettled(Pending pending) throws IOException {
    out.writeByte(pending.revision() == 0 ? SETTLED_UNTIL : REVISED_UNTIL);
    Wire.varlong(Math.floorDiv(pending.forgetAtMicros(), MICROS_PER_MILLI) + 1, out);
    if (pending.revision() != 0) {
      out.writeInt(pending.revision());
    }
  }

  private void write(Pending.Open open, Shared shared) throws IOException {
    if (!shared.isOf(open)) {
      share(open, shared);
    }
    Wire.bytes(shared.bytes, out);
    ForecastWire.write(open.forecast(), out);
    Wire.matrix(open.issued().values(), out);
    Wire.matrix(open.issued().context(), out);
    Wire.doubles(features(open.features()), out);
  }

  private static double[] features(List<Double> values) {
    return values.isEmpty()
        ? NO_FEATURES
        : values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void share(Pending.Open open, Shared shared) throws IOException {
    DataOutputSerializer common = new DataOutputSerializer(128);
    Wire.text(open.model(), common);
    Wire.text(open.modelVersion(), common);
    Wire.text(open.status().name(), common);
    Wire.text(open.policyName(), common);
    common.writeLong(open.policyVersion());
    shared.bytes = common.getCopyOfBuffer();
    shared.model = open.model();
    shared.modelVersion = open.modelVersion();
    shared.status = open.status();
    shared.policyName = open.policyName();
    shared.policyVersion = open.policyVersion();
  }

  /** Whether a content is a prediction that waits. */
  public static boolean isOpen(byte[] content) {
    return content[0] == OPEN;
  }

  /** Whether a content is an outcome that came first. */
  public static boolean isEarly(byte[] content) {
    return content[0] == EARLY;
  }

  /** What a content is of. */
  public Kept read(byte[] content, Shared shared) throws IOException {
    in.setBuffer(content);
    int kind = in.readByte();
    return switch (kind) {
      case OPEN -> readOpen(content, shared);
      case SETTLED, EXPIRED -> readTombstone(kind == SETTLED);
      case SETTLED_UNTIL, REVISED_UNTIL -> readSettled(kind == REVISED_UNTIL);
      case EARLY -> new Kept.Early(Wire.text(in), EventWire.readOutcome(in));
      default -> throw Wire.unknown("prediction", kind);
    };
  }

  private Pending readSettled(boolean revised) throws IOException {
    long forgetAt = Wire.varlong(in) * MICROS_PER_MILLI;
    int revision = revised ? in.readInt() : 0;
    return new Pending(forgetAt, forgetAt, Optional.empty(), true, revision);
  }

  /** A settled one is of a release before, which kept its moments. */
  private Pending readTombstone(boolean settled) throws IOException {
    long deadline = in.readLong();
    long horizon = Wire.varlong(in);
    int revision = settled ? Math.toIntExact(Wire.varlong(in)) : 0;
    return new Pending(deadline - horizon, deadline, Optional.empty(), settled, revision);
  }

  private Pending readOpen(byte[] content, Shared shared) throws IOException {
    long eventTime = in.readLong();
    long deadline = in.readLong();
    readShared(content, shared);
    Pending.Open open =
        new Pending.Open(
            shared.model,
            shared.modelVersion,
            ForecastWire.read(in),
            new IssuedThresholds(Wire.matrix(in), Wire.matrix(in)),
            shared.status,
            shared.policyName,
            shared.policyVersion,
            features(Wire.doubles(in)));
    return new Pending(eventTime, deadline, Optional.of(open), false, 0);
  }

  private static List<Double> features(double[] values) {
    return values.length == 0 ? List.of() : DoubleStream.of(values).boxed().toList();
  }

  private void readShared(byte[] content, Shared shared) throws IOException {
    int length = in.readInt();
    int from = in.getPosition();
    byte[] known = shared.bytes;
    if (Arrays.equals(content, from, from + length, known, 0, known.length)) {
      in.skipBytesToRead(length);
      return;
    }
    shared.bytes = Arrays.copyOfRange(content, from, from + length);
    shared.model = Wire.text(in);
    shared.modelVersion = Wire.text(in);
    shared.status = IssuedBands.Status.valueOf(Wire.text(in));
    shared.policyName = Wire.text(in);
    shared.policyVersion = in.readLong();
  }
}
