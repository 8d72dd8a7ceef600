// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.predictor.ScoreState;
import io.tidemark.quantile.FlatState;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Layout version 4 of {@link ScoreState}; version 1 had its numbers unpacked, version 2 ends before
 * the classes, and until version 3 reals were packed in whole bytes.
 */
public final class ScoreStateSerializer extends VersionedSerializer<ScoreState> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 4;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(ScoreState value, DataOutputView out) throws IOException {
    write(value.windows(), out);
    write(value.references(), out);
    out.writeInt(value.classes().size());
    for (Map.Entry<String, ScoreState> state : new TreeMap<>(value.classes()).entrySet()) {
      Wire.text(state.getKey(), out);
      write(state.getValue(), out);
    }
  }

  private static void write(FlatState[] states, DataOutputView out) throws IOException {
    out.writeInt(states.length);
    for (FlatState state : states) {
      PackedLongs.write(state.longs(), out);
      PackedReals.write(state.doubles(), out);
    }
  }

  private static FlatState[] readStates(int version, DataInputView in) throws IOException {
    FlatState[] states = new FlatState[in.readInt()];
    for (int i = 0; i < states.length; i++) {
      states[i] = readState(version, in);
    }
    return states;
  }

  private static FlatState readState(int version, DataInputView in) throws IOException {
    return switch (version) {
      case 1 -> new FlatState(Wire.longs(in), Wire.doubles(in));
      case 2, 3 -> new FlatState(PackedLongs.read(in), PackedLongs.readDoubles(in));
      default -> new FlatState(PackedLongs.read(in), PackedReals.read(in));
    };
  }

  @Override
  protected ScoreState read(int version, DataInputView in) throws IOException {
    return new ScoreState(
        readStates(version, in),
        readStates(version, in),
        version < 3 ? Map.of() : classes(version, in));
  }

  private Map<String, ScoreState> classes(int version, DataInputView in) throws IOException {
    Map<String, ScoreState> classes = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      classes.put(Wire.text(in), read(version, in));
    }
    return classes;
  }
}
