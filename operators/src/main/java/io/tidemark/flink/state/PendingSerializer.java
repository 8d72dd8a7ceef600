// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.predictor.IssuedBands;
import io.tidemark.predictor.IssuedThresholds;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Layout version 4 of {@link Pending}; version 1 had no context of its thresholds, version 2 no
 * name of its policy, version 3 no features.
 */
public final class PendingSerializer extends VersionedSerializer<Pending> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 4;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(Pending value, DataOutputView out) throws IOException {
    out.writeLong(value.eventTimeMicros());
    out.writeLong(value.deadlineMicros());
    out.writeBoolean(value.settled());
    out.writeInt(value.revision());
    out.writeBoolean(value.open().isPresent());
    if (value.open().isPresent()) {
      write(value.open().get(), out);
    }
  }

  private static void write(Pending.Open open, DataOutputView out) throws IOException {
    Wire.text(open.model(), out);
    Wire.text(open.modelVersion(), out);
    Wire.map(Map.of(), out); // dimensions, which nobody needs any more
    ForecastWire.write(open.forecast(), out);
    Wire.matrix(open.issued().values(), out);
    Wire.matrix(open.issued().context(), out);
    Wire.text(open.status().name(), out);
    Wire.text(open.policyName(), out);
    out.writeLong(open.policyVersion());
    Wire.doubles(open.features().stream().mapToDouble(Double::doubleValue).toArray(), out);
  }

  private static Pending.Open readOpen(int version, DataInputView in) throws IOException {
    String model = Wire.text(in);
    String modelVersion = Wire.text(in);
    Wire.map(in); // dimensions, which nobody needs any more
    return new Pending.Open(
        model,
        modelVersion,
        ForecastWire.read(in),
        new IssuedThresholds(Wire.matrix(in), version == 1 ? new double[0][] : Wire.matrix(in)),
        IssuedBands.Status.valueOf(Wire.text(in)),
        version < 3 ? "" : Wire.text(in),
        in.readLong(),
        version < 4 ? List.of() : DoubleStream.of(Wire.doubles(in)).boxed().toList());
  }

  @Override
  protected Pending read(int version, DataInputView in) throws IOException {
    long eventTime = in.readLong();
    long deadline = in.readLong();
    boolean settled = in.readBoolean();
    int revision = in.readInt();
    Optional<Pending.Open> open =
        in.readBoolean() ? Optional.of(readOpen(version, in)) : Optional.empty();
    return new Pending(eventTime, deadline, open, settled, revision);
  }
}
