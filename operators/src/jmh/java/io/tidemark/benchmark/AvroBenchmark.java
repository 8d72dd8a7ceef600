// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.benchmark;

import io.tidemark.event.codec.SingleObjectCodec;
import java.io.IOException;
import java.io.InputStream;
import org.apache.avro.specific.SpecificRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The stored examples of events, as single objects: bytes to records and back. */
@State(Scope.Thread)
public class AvroBenchmark {

  /** Examples by the name of their file. */
  @Param({"Prediction", "Prediction-point", "Outcome", "CalibratedPrediction", "Evaluation"})
  public String event;

  private SingleObjectCodec<SpecificRecord> codec;
  private byte[] bytes;
  private SpecificRecord decoded;

  /** Reads the example. */
  @Setup
  @SuppressWarnings("unchecked")
  public void read() throws IOException, ClassNotFoundException {
    String type = event.replaceFirst("-.*", "");
    codec =
        (SingleObjectCodec<SpecificRecord>)
            SingleObjectCodec.of(
                Class.forName("io.tidemark.event." + type).asSubclass(SpecificRecord.class));
    try (InputStream in = getClass().getResourceAsStream("/golden/v2/" + event + ".bin")) {
      if (in == null) {
        throw new IllegalArgumentException("event must be a stored example: was " + event);
      }
      bytes = in.readAllBytes();
    }
    decoded = codec.decode(bytes);
  }

  @Benchmark
  public SpecificRecord decode() {
    return codec.decode(bytes);
  }

  @Benchmark
  public byte[] encode() {
    return codec.encode(decoded);
  }
}
