// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.benchmark;

import io.tidemark.calibration.CalibrationWindow;
import io.tidemark.calibration.CalibrationWindows;
import io.tidemark.calibration.WindowSpec;
import java.util.OptionalLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Windows of eight panes that are full, by how scores are kept, how many, and what they weigh. */
@State(Scope.Thread)
public class WindowBenchmark {

  /** {@code halving}: certified, with a half-life of a quarter of the window. */
  @Param({"exact", "certified", "tdigest", "halving", "span"})
  public String tier;

  @Param({"400", "1000", "10000"})
  public int scores;

  private final Scores stream = new Scores(false);
  private CalibrationWindow window;
  private double level = 0.1;
  private long micros;

  /** Fills the window twice. */
  @Setup
  public void fill() {
    window = CalibrationWindows.create(spec());
    for (int i = 0; i < 2 * scores + 100; i++) {
      add();
    }
  }

  private WindowSpec spec() {
    WindowSpec.Extent extent =
        tier.equals("span")
            ? new WindowSpec.Span(scores * 1_000_000L)
            : new WindowSpec.Count(scores);
    WindowSpec.Sketch sketch =
        switch (tier) {
          case "exact" -> WindowSpec.Sketch.EXACT;
          case "tdigest" -> WindowSpec.Sketch.TDIGEST;
          default -> WindowSpec.Sketch.CERTIFIED;
        };
    OptionalLong halfLife =
        tier.equals("halving") ? OptionalLong.of(scores / 4) : OptionalLong.empty();
    return new WindowSpec(extent, 8, sketch, halfLife);
  }

  /** A score enters, and old ones leave, amortised. */
  @Benchmark
  public void add() {
    micros += 1_000_000;
    window.advanceTo(micros);
    window.add(stream.next(), micros);
  }

  /** The threshold at a level that moves, with nothing added between. */
  @Benchmark
  public double threshold() {
    level = level > 0.15 ? 0.05 : level + 0.00073;
    return window.threshold(level);
  }

  /** All that an outcome asks: its level, its entry, and the next threshold. */
  @Benchmark
  public double turn() {
    double score = stream.next();
    micros += 1_000_000;
    window.advanceTo(micros);
    double beta = window.level(score);
    window.add(score, micros);
    level += beta > level ? 0.0005 : -0.0045;
    return window.threshold(level);
  }
}
