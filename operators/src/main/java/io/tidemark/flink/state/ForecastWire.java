// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.score.ClassForecast;
import io.tidemark.score.Forecast;
import io.tidemark.score.IntervalForecast;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PointForecast;
import io.tidemark.score.QuantileForecast;
import io.tidemark.score.ScaledForecast;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Layout of forecasts and outcomes: a tag, then the fields. Tags are never reused. */
final class ForecastWire {

  private static final int POINT = 1;
  private static final int SCALED = 2;
  private static final int QUANTILES = 3;
  private static final int INTERVAL = 4;
  private static final int CLASSES = 5;

  private ForecastWire() {}

  static void write(Forecast forecast, DataOutputView out) throws IOException {
    if (forecast instanceof PointForecast p) {
      out.writeByte(POINT);
      out.writeDouble(p.value());
    } else if (forecast instanceof ScaledForecast s) {
      out.writeByte(SCALED);
      out.writeDouble(s.value());
      out.writeDouble(s.scale());
    } else if (forecast instanceof QuantileForecast q) {
      out.writeByte(QUANTILES);
      Wire.doubles(q.levels(), out);
      Wire.doubles(q.values(), out);
    } else if (forecast instanceof IntervalForecast i) {
      out.writeByte(INTERVAL);
      out.writeDouble(i.lower());
      out.writeDouble(i.upper());
      out.writeDouble(i.targetMiscoverage());
    } else {
      writeClasses((ClassForecast) forecast, out);
    }
  }

  private static void writeClasses(ClassForecast c, DataOutputView out) throws IOException {
    out.writeByte(CLASSES);
    out.writeInt(c.labels().size());
    for (String label : c.labels()) {
      Wire.text(label, out);
    }
    Wire.doubles(c.probabilities(), out);
  }

  static Forecast read(DataInputView in) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case POINT -> new PointForecast(in.readDouble());
      case SCALED -> new ScaledForecast(in.readDouble(), in.readDouble());
      case QUANTILES -> new QuantileForecast(Wire.doubles(in), Wire.doubles(in));
      case INTERVAL -> new IntervalForecast(in.readDouble(), in.readDouble(), in.readDouble());
      case CLASSES -> readClasses(in);
      default -> throw Wire.unknown("forecast", tag);
    };
  }

  private static ClassForecast readClasses(DataInputView in) throws IOException {
    int size = in.readInt();
    List<String> labels = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      labels.add(Wire.text(in));
    }
    return new ClassForecast(labels, Wire.doubles(in));
  }

  static void writeOutcome(OutcomeValue value, DataOutputView out) throws IOException {
    out.writeBoolean(value instanceof OutcomeValue.Real);
    if (value instanceof OutcomeValue.Real y) {
      out.writeDouble(y.value());
    } else {
      Wire.text(((OutcomeValue.Label) value).value(), out);
    }
  }

  static OutcomeValue readOutcome(DataInputView in) throws IOException {
    return in.readBoolean()
        ? new OutcomeValue.Real(in.readDouble())
        : new OutcomeValue.Label(Wire.text(in));
  }
}
