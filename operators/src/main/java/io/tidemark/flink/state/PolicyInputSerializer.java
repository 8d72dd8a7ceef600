// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.event.DeadLetter;
import io.tidemark.event.Policy;
import io.tidemark.flink.event.PolicyInput;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link PolicyInput}, which is never kept. */
public final class PolicyInputSerializer extends VersionedSerializer<PolicyInput> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;
  private static final int STATED = 1;
  private static final int REMOVED = 2;
  private static final int REJECTED = 3;
  private static final int RELEARN = 4;
  private static final ThreadLocal<SpecificRecordSerializer<Policy>> POLICIES =
      ThreadLocal.withInitial(() -> new SpecificRecordSerializer<>(Policy.class));
  private static final ThreadLocal<SpecificRecordSerializer<DeadLetter>> LETTERS =
      ThreadLocal.withInitial(() -> new SpecificRecordSerializer<>(DeadLetter.class));

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(PolicyInput value, DataOutputView out) throws IOException {
    if (value instanceof PolicyInput.Stated stated) {
      out.writeByte(STATED);
      POLICIES.get().serialize(stated.policy(), out);
      EventWire.write(stated.origin(), out);
      Wire.bytes(stated.payload(), out);
    } else if (value instanceof PolicyInput.Removed removal) {
      out.writeByte(REMOVED);
      Wire.text(removal.model(), out);
      EventWire.write(removal.origin(), out);
    } else if (value instanceof PolicyInput.Relearn relearn) {
      out.writeByte(RELEARN);
      Wire.text(relearn.rollup(), out);
      out.writeLong(relearn.askedMicros());
    } else {
      out.writeByte(REJECTED);
      LETTERS.get().serialize(((PolicyInput.Rejected) value).letter(), out);
    }
  }

  @Override
  protected PolicyInput read(int version, DataInputView in) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case STATED ->
          new PolicyInput.Stated(
              POLICIES.get().deserialize(in), EventWire.readOrigin(in), Wire.bytes(in));
      case REMOVED -> new PolicyInput.Removed(Wire.text(in), EventWire.readOrigin(in));
      case REJECTED -> new PolicyInput.Rejected(LETTERS.get().deserialize(in));
      case RELEARN -> new PolicyInput.Relearn(Wire.text(in), in.readLong());
      default -> throw Wire.unknown("policy input", tag);
    };
  }
}
