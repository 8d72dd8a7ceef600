// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.alert.AlertSettings;
import io.tidemark.coverage.DetectorReading.Severity;
import io.tidemark.flink.MonitorSettings;
import io.tidemark.flink.MonitorSettings.Watcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The layout of what a monitor knows of a policy. */
final class SettingsWire {

  private SettingsWire() {}

  static void settings(MonitorSettings s, DataOutputView out) throws IOException {
    Wire.doubles(s.targets(), out);
    out.writeDouble(s.tolerance());
    out.writeDouble(s.averageRunLength());
    out.writeBoolean(s.perBlock());
    out.writeLong(s.tickMicros());
    out.writeLong(s.retentionMicros());
    names(s.rollups(), out);
    out.writeInt(s.detectors().size());
    for (Watcher watcher : s.detectors()) {
      watcher(watcher, out);
    }
    out.writeDouble(s.pagesPerDay().orElse(Double.NaN));
    Wire.texts(s.features(), out);
    alerts(s.alerts(), out);
  }

  /**
   * Settings in one of three layouts.
   *
   * @param layout 1 had no features, and 2 no times of alerts
   */
  static MonitorSettings settings(int layout, DataInputView in) throws IOException {
    MonitorSettings first =
        new MonitorSettings(
            Wire.doubles(in),
            in.readDouble(),
            in.readDouble(),
            in.readBoolean(),
            in.readLong(),
            in.readLong(),
            names(in),
            watchers(in),
            pagesPerDay(in.readDouble()));
    List<String> features = layout < 2 ? List.of() : List.copyOf(Wire.texts(in));
    return first.with(features, layout < 3 ? first.alerts() : alerts(in));
  }

  static void alerts(AlertSettings times, DataOutputView out) throws IOException {
    out.writeLong(times.holdMicros());
    out.writeLong(times.coolDownMicros());
    out.writeLong(times.noDataMicros());
  }

  static AlertSettings alerts(DataInputView in) throws IOException {
    return new AlertSettings(in.readLong(), in.readLong(), in.readLong());
  }

  private static OptionalDouble pagesPerDay(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  static void names(List<List<String>> value, DataOutputView out) throws IOException {
    out.writeInt(value.size());
    for (List<String> names : value) {
      Wire.texts(names, out);
    }
  }

  static List<List<String>> names(DataInputView in) throws IOException {
    int size = in.readInt();
    List<List<String>> value = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      value.add(List.copyOf(Wire.texts(in)));
    }
    return List.copyOf(value);
  }

  private static void watcher(Watcher watcher, DataOutputView out) throws IOException {
    Wire.text(watcher.name(), out);
    out.writeByte(watcher.severity().ordinal());
    out.writeInt(watcher.parameters().size());
    for (Map.Entry<String, Double> entry : new TreeMap<>(watcher.parameters()).entrySet()) {
      Wire.text(entry.getKey(), out);
      out.writeDouble(entry.getValue());
    }
  }

  private static List<Watcher> watchers(DataInputView in) throws IOException {
    int size = in.readInt();
    List<Watcher> watchers = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      String name = Wire.text(in);
      Severity severity = Severity.values()[in.readByte()];
      Map<String, Double> parameters = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        parameters.put(Wire.text(in), in.readDouble());
      }
      watchers.add(new Watcher(name, parameters, severity));
    }
    return List.copyOf(watchers);
  }
}
