// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.RunLengthPlan;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 1 of {@link RunLengthPlan}. */
public final class RunLengthPlanSerializer extends VersionedSerializer<RunLengthPlan> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(RunLengthPlan value, DataOutputView out) throws IOException {
    Wire.text(value.model(), out);
    out.writeLong(value.fromMicros());
    out.writeDouble(value.averageRunLength());
  }

  @Override
  protected RunLengthPlan read(int version, DataInputView in) throws IOException {
    return new RunLengthPlan(Wire.text(in), in.readLong(), in.readDouble());
  }
}
