// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of predictions and outcomes on their way through the graph. */
final class EventWire {

  private EventWire() {}

  static void write(PredictionEvent p, DataOutputView out) throws IOException {
    Wire.text(p.id(), out);
    Wire.text(p.model(), out);
    Wire.text(p.modelVersion(), out);
    Wire.map(p.dimensions(), out);
    out.writeLong(p.eventTimeMicros());
    Wire.optionalText(p.targetKey(), out);
    ForecastWire.write(p.forecast(), out);
    out.writeBoolean(p.crossed());
    write(p.origin(), out);
    Wire.bytes(p.payload(), out);
    features(p.features(), out);
  }

  private static void features(Map<String, Double> features, DataOutputView out)
      throws IOException {
    out.writeInt(features.size());
    for (Map.Entry<String, Double> entry : new TreeMap<>(features).entrySet()) {
      Wire.text(entry.getKey(), out);
      out.writeDouble(entry.getValue());
    }
  }

  private static Map<String, Double> features(DataInputView in) throws IOException {
    Map<String, Double> features = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      features.put(Wire.text(in), in.readDouble());
    }
    return features;
  }

  /** A first layout had no features. */
  static PredictionEvent readPrediction(boolean first, DataInputView in) throws IOException {
    return new PredictionEvent(
        Wire.text(in),
        Wire.text(in),
        Wire.text(in),
        Wire.map(in),
        in.readLong(),
        Wire.optionalText(in),
        ForecastWire.read(in),
        in.readBoolean(),
        readOrigin(in),
        Wire.bytes(in),
        first ? Map.of() : features(in));
  }

  static void write(OutcomeEvent o, DataOutputView out) throws IOException {
    Wire.optionalText(o.predictionId(), out);
    Wire.optionalText(o.model(), out);
    Wire.optionalText(o.targetKey(), out);
    out.writeBoolean(o.dimensions().isPresent());
    if (o.dimensions().isPresent()) {
      Wire.map(o.dimensions().get(), out);
    }
    Wire.optionalText(o.modelVersion(), out);
    out.writeLong(o.eventTimeMicros());
    ForecastWire.writeOutcome(o.value(), out);
    out.writeInt(o.revision());
    write(o.origin(), out);
    Wire.bytes(o.payload(), out);
  }

  static OutcomeEvent readOutcome(DataInputView in) throws IOException {
    return new OutcomeEvent(
        Wire.optionalText(in),
        Wire.optionalText(in),
        Wire.optionalText(in),
        optionalMap(in),
        Wire.optionalText(in),
        in.readLong(),
        ForecastWire.readOutcome(in),
        in.readInt(),
        readOrigin(in),
        Wire.bytes(in));
  }

  private static Optional<Map<String, String>> optionalMap(DataInputView in) throws IOException {
    return in.readBoolean() ? Optional.of(Wire.map(in)) : Optional.empty();
  }

  static void write(Origin origin, DataOutputView out) throws IOException {
    Wire.text(origin.source(), out);
    out.writeInt(origin.partition());
    out.writeLong(origin.offset());
    out.writeLong(origin.timestampMicros());
  }

  static Origin readOrigin(DataInputView in) throws IOException {
    return new Origin(Wire.text(in), in.readInt(), in.readLong(), in.readLong());
  }
}
