// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.event.SegmentInput.OutcomeArrived;
import io.tidemark.flink.event.SegmentInput.PredictionArrived;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout version 2 of {@link SegmentInput}; version 1 had no features. */
public final class SegmentInputSerializer extends VersionedSerializer<SegmentInput> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 2;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(SegmentInput value, DataOutputView out) throws IOException {
    out.writeBoolean(value instanceof PredictionArrived);
    Wire.text(value.segment(), out);
    if (value instanceof PredictionArrived p) {
      EventWire.write(p.prediction(), out);
    } else {
      Wire.text(value.model(), out);
      Wire.text(value.predictionId(), out);
      EventWire.write(((OutcomeArrived) value).outcome(), out);
    }
  }

  @Override
  protected SegmentInput read(int version, DataInputView in) throws IOException {
    return in.readBoolean()
        ? new PredictionArrived(Wire.text(in), EventWire.readPrediction(version == 1, in))
        : new OutcomeArrived(
            Wire.text(in), Wire.text(in), Wire.text(in), EventWire.readOutcome(in));
  }
}
