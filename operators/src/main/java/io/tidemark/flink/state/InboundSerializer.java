// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.event.DeadLetter;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 2 of {@link Inbound}; version 1 had no features. */
public final class InboundSerializer extends VersionedSerializer<Inbound> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 2;
  private static final int PREDICTION = 1;
  private static final int OUTCOME = 2;
  private static final int REJECTED = 3;
  private static final int HEARTBEAT = 4;
  private static final ThreadLocal<SpecificRecordSerializer<DeadLetter>> LETTERS =
      ThreadLocal.withInitial(() -> new SpecificRecordSerializer<>(DeadLetter.class));

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(Inbound value, DataOutputView out) throws IOException {
    if (value instanceof PredictionEvent p) {
      out.writeByte(PREDICTION);
      EventWire.write(p, out);
    } else if (value instanceof OutcomeEvent o) {
      out.writeByte(OUTCOME);
      EventWire.write(o, out);
    } else if (value instanceof Inbound.Heartbeat heartbeat) {
      out.writeByte(HEARTBEAT);
      out.writeLong(heartbeat.eventTimeMicros());
    } else {
      out.writeByte(REJECTED);
      LETTERS.get().serialize(((Inbound.Rejected) value).letter(), out);
    }
  }

  @Override
  protected Inbound read(int version, DataInputView in) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case PREDICTION -> EventWire.readPrediction(version == 1, in);
      case OUTCOME -> EventWire.readOutcome(in);
      case REJECTED -> new Inbound.Rejected(LETTERS.get().deserialize(in));
      case HEARTBEAT -> new Inbound.Heartbeat(in.readLong());
      default -> throw Wire.unknown("record", tag);
    };
  }
}
