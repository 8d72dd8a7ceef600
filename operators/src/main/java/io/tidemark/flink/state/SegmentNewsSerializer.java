// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.coverage.FeaturePair;
import io.tidemark.coverage.SegmentFact;
import io.tidemark.flink.SegmentNews;
import io.tidemark.flink.SegmentRollups;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Layout version 5 of {@link SegmentNews}, which cross no network while operators are chained; 1
 * had no features, 2 no times of alerts, 3 no p-values of pairs, and 4 names for keys of rollups.
 */
public final class SegmentNewsSerializer extends VersionedSerializer<SegmentNews> {

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 5;

  @Override
  protected int version() {
    return VERSION;
  }

  @Override
  protected void write(SegmentNews value, DataOutputView out) throws IOException {
    Wire.text(value.segment(), out);
    Wire.text(value.model(), out);
    write(value.fact(), out);
    out.writeBoolean(value.pair().isPresent());
    if (value.pair().isPresent()) {
      write(value.pair().get(), out);
    }
    Wire.doubles(value.targets(), out);
    Wire.texts(value.rollups(), out);
    out.writeLong(value.policyVersion());
    SettingsWire.settings(value.settings(), out);
  }

  private static void write(SegmentFact fact, DataOutputView out) throws IOException {
    out.writeByte(fact.kind().ordinal());
    out.writeLong(fact.eventTimeMicros());
    out.writeLong(fact.delayMicros());
    out.writeDouble(fact.score());
    out.writeDouble(fact.pValue().orElse(Double.NaN));
    Wire.booleans(fact.miscovered(), out);
    Wire.booleans(fact.baselineMiscovered(), out);
    Wire.booleans(fact.previousBaselineMiscovered(), out);
    Wire.doubles(fact.widths(), out);
    Wire.doubles(fact.intervalScores(), out);
    Wire.doubles(fact.thresholds(), out);
    Wire.doubles(fact.baselineThresholds(), out);
  }

  @Override
  protected SegmentNews read(int version, DataInputView in) throws IOException {
    String segment = Wire.text(in);
    return new SegmentNews(
        segment,
        Wire.text(in),
        fact(in),
        version > 1 && in.readBoolean() ? Optional.of(pair(version, in)) : Optional.empty(),
        Wire.doubles(in),
        version < 5 ? SegmentRollups.of(segment, SettingsWire.names(in)) : Wire.texts(in),
        in.readLong(),
        SettingsWire.settings(version, in));
  }

  private static SegmentFact fact(DataInputView in) throws IOException {
    return new SegmentFact(
        SegmentFact.Kind.values()[in.readByte()],
        in.readLong(),
        in.readLong(),
        in.readDouble(),
        pValue(in.readDouble()),
        Wire.booleans(in),
        Wire.booleans(in),
        Wire.booleans(in),
        Wire.doubles(in),
        Wire.doubles(in),
        Wire.doubles(in),
        Wire.doubles(in));
  }

  private static void write(FeaturePair pair, DataOutputView out) throws IOException {
    out.writeLong(pair.eventTimeMicros());
    out.writeLong(pair.order());
    out.writeBoolean(pair.firstMissed());
    out.writeBoolean(pair.secondMissed());
    out.writeDouble(pair.firstPValue());
    out.writeDouble(pair.secondPValue());
    Wire.longs(pair.features(), out);
    Wire.doubles(pair.first(), out);
    Wire.doubles(pair.second(), out);
  }

  private static FeaturePair pair(int version, DataInputView in) throws IOException {
    return new FeaturePair(
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        in.readBoolean(),
        version < 4 ? Double.NaN : in.readDouble(),
        version < 4 ? Double.NaN : in.readDouble(),
        Wire.longs(in),
        Wire.doubles(in),
        Wire.doubles(in));
  }

  private static OptionalDouble pValue(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
