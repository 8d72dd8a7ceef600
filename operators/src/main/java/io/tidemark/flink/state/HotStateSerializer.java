// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.predictor.HotState;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Layout version 4 of {@link HotState}; version 1 ends before the last misses, version 2 before the
 * classes, and until version 3 every baseline begins with the first outcome.
 */
public final class HotStateSerializer extends VersionedSerializer<HotState> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 4;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(HotState value, DataOutputView out) throws IOException {
    Wire.text(value.planKey(), out);
    out.writeLong(value.count());
    out.writeLong(value.firstOutcomeMicros());
    out.writeLong(value.lastOutcomeMicros());
    Wire.matrix(value.trackers(), out);
    Wire.doubles(value.baseline(), out);
    Wire.booleans(value.lastBaselineMissed(), out);
    out.writeLong(value.baselineFrom());
    out.writeInt(value.classes().size());
    for (Map.Entry<String, HotState> state : new TreeMap<>(value.classes()).entrySet()) {
      Wire.text(state.getKey(), out);
      write(state.getValue(), out);
    }
  }

  @Override
  protected HotState read(int version, DataInputView in) throws IOException {
    return new HotState(
        Wire.text(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Wire.matrix(in),
        Wire.doubles(in),
        version < 2 ? new boolean[0] : Wire.booleans(in),
        version < 4 ? 0 : in.readLong(),
        version < 3 ? Map.of() : classes(version, in));
  }

  private Map<String, HotState> classes(int version, DataInputView in) throws IOException {
    Map<String, HotState> classes = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      classes.put(Wire.text(in), read(version, in));
    }
    return classes;
  }
}
