// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.benchmark;

import io.tidemark.quantile.FlatState;
import io.tidemark.quantile.PortableDigest;
import io.tidemark.quantile.ScoreAccumulator;
import io.tidemark.quantile.ScoreDistribution;
import io.tidemark.quantile.SortedPanes;
import io.tidemark.quantile.UpperSummary;
import java.util.Collections;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The certified upper summary and the t-digest of 10,000 scores. */
public class SketchBenchmark {

  private static final int SCORES = 10_000;

  /** The certified upper summary, in one pane. */
  @State(Scope.Thread)
  public static class Certified {
    private final Scores stream = new Scores(false);
    private final SortedPanes panes = new SortedPanes(true);
    private UpperSummary summary;
    private FlatState bytes;

    @Param("8")
    public int parts;

    private List<UpperSummary> many;

    /** Adds scores. */
    @Setup
    public void fill() {
      for (int i = 0; i < SCORES; i++) {
        panes.add(0, stream.next());
      }
      summary = panes.summary().orElseThrow();
      bytes = panes.snapshot();
      many = Collections.nCopies(parts, summary);
    }
  }

  /** The t-digest of compression 200. */
  @State(Scope.Thread)
  public static class TDigest {
    private final Scores stream = new Scores(false);
    private final ScoreAccumulator scores = new ScoreAccumulator(true);
    private ScoreDistribution distribution;
    private PortableDigest digest;
    private byte[] bytes;

    @Param("8")
    public int parts;

    private List<ScoreDistribution> many;

    /** Adds scores. */
    @Setup
    public void fill() {
      for (int i = 0; i < SCORES; i++) {
        scores.add(stream.next());
      }
      distribution = scores.distribution();
      digest = PortableDigest.of(distribution);
      bytes = digest.toBytes();
      many = Collections.nCopies(parts, distribution);
    }
  }

  @Benchmark
  public void certifiedAdd(Certified s) {
    s.panes.add(0, s.stream.next());
  }

  @Benchmark
  public double certifiedQuantile(Certified s) {
    return s.panes.threshold(0.1);
  }

  @Benchmark
  public UpperSummary certifiedMerge(Certified s) {
    return UpperSummary.merge(s.many).coalesced();
  }

  @Benchmark
  public FlatState certifiedSerialize(Certified s) {
    return s.panes.snapshot();
  }

  @Benchmark
  public SortedPanes certifiedDeserialize(Certified s) {
    return SortedPanes.restore(true, s.bytes);
  }

  @Benchmark
  public void tdigestAdd(TDigest s) {
    s.scores.add(s.stream.next());
  }

  @Benchmark
  public double tdigestQuantile(TDigest s) {
    return s.distribution.threshold(0.1);
  }

  @Benchmark
  public ScoreDistribution tdigestMerge(TDigest s) {
    return ScoreDistribution.merge(s.many).compressed();
  }

  @Benchmark
  public byte[] tdigestSerialize(TDigest s) {
    return s.digest.toBytes();
  }

  @Benchmark
  public PortableDigest tdigestDeserialize(TDigest s) {
    return PortableDigest.fromBytes(s.bytes);
  }
}
