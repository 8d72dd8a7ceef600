// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.predictor.ScoreState;
import io.tidemark.quantile.FlatState;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 2 of {@link ScoreState}; version 1 had its numbers unpacked. */
public final class ScoreStateSerializer extends VersionedSerializer<ScoreState> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 2;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(ScoreState value, DataOutputView out) throws IOException {
    write(value.windows(), out);
    write(value.references(), out);
  }

  private static void write(FlatState[] states, DataOutputView out) throws IOException {
    out.writeInt(states.length);
    for (FlatState state : states) {
      PackedLongs.write(state.longs(), out);
      PackedLongs.writeDoubles(state.doubles(), out);
    }
  }

  private static FlatState[] readStates(int version, DataInputView in) throws IOException {
    FlatState[] states = new FlatState[in.readInt()];
    for (int i = 0; i < states.length; i++) {
      states[i] =
          version == 1
              ? new FlatState(Wire.longs(in), Wire.doubles(in))
              : new FlatState(PackedLongs.read(in), PackedLongs.readDoubles(in));
    }
    return states;
  }

  @Override
  protected ScoreState read(int version, DataInputView in) throws IOException {
    return new ScoreState(readStates(version, in), readStates(version, in));
  }
}
