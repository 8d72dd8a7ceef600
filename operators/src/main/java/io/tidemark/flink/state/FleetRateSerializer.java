// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.coverage.FleetRate;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link FleetRate}. */
public final class FleetRateSerializer extends VersionedSerializer<FleetRate> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(FleetRate value, DataOutputView out) throws IOException {
    Wire.longs(value.lastUnits().stream().mapToLong(Long::longValue).toArray(), out);
    out.writeBoolean(value.plan().isPresent());
    if (value.plan().isPresent()) {
      FleetRate.Plan plan = value.plan().get();
      out.writeLong(plan.fromMicros());
      out.writeByte(plan.reason().ordinal());
      out.writeDouble(plan.pagesPerDay());
      out.writeInt(plan.detectors());
      out.writeDouble(plan.unitsPerDay());
      out.writeLong(plan.rollups());
      out.writeDouble(plan.averageRunLength());
      out.writeDouble(plan.previousRunLength());
    }
  }

  @Override
  protected FleetRate read(int version, DataInputView in) throws IOException {
    List<Long> units = Arrays.stream(Wire.longs(in)).boxed().toList();
    return new FleetRate(units, in.readBoolean() ? Optional.of(plan(in)) : Optional.empty());
  }

  private static FleetRate.Plan plan(DataInputView in) throws IOException {
    return new FleetRate.Plan(
        in.readLong(),
        FleetRate.Reason.values()[in.readByte()],
        in.readDouble(),
        in.readInt(),
        in.readDouble(),
        in.readLong(),
        in.readDouble(),
        in.readDouble());
  }
}
