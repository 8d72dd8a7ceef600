// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.evidence.EBenjaminiHochberg;
import io.tidemark.evidence.IndependenceTest;
import io.tidemark.evidence.IndependenceTest.Engine;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests one feature for dependence with the misses of the issued bands of the first target, or with
 * the p-values of scores against the frozen reference: which inputs the intervals fail on, and on
 * which scores depend where the intervals may still cover. A segment's own threshold adapts, which
 * moves the law of a miss but not that of a feature, so pairs of neighbours still pay nothing on
 * average while both are independent; see {@link IndependenceTest} for the assumption. Pairs of
 * several segments enter in the order of time, and the assumption must hold given those that
 * entered before.
 */
final class DependenceWatch {

  /** Of e-BH: the expected share of independent features among the selected, at one reading. */
  static final double LEVEL = 0.1;

  private static final String OF_SCORES = "\nscores";

  private final String feature;
  private final long key;
  private final Engine engine;
  private IndependenceTest test;

  private DependenceWatch(String feature, Engine engine) {
    this.feature = feature;
    this.key = FeaturePair.key(feature);
    this.engine = engine;
    this.test = IndependenceTest.of(engine);
  }

  /** Of the misses, then of the scores. */
  static List<DependenceWatch> of(List<String> features) {
    List<DependenceWatch> watches = new ArrayList<>();
    for (Engine engine : List.of(Engine.BINARY, Engine.RING)) {
      features.forEach(feature -> watches.add(new DependenceWatch(feature, engine)));
    }
    return watches;
  }

  void take(List<FeaturePair> pairs) {
    for (FeaturePair pair : pairs) {
      int i = pair.indexOf(key);
      if (i >= 0) {
        test.update(
            pair.first()[i],
            engine == Engine.RING ? pair.firstPValue() : pair.firstMissed() ? 1 : 0,
            pair.second()[i],
            engine == Engine.RING ? pair.secondPValue() : pair.secondMissed() ? 1 : 0);
      }
    }
  }

  /** Where all tests stand now. */
  static List<DependenceReading> readings(List<DependenceWatch> watches) {
    double[] logs = watches.stream().mapToDouble(watch -> watch.test.logWealth()).toArray();
    boolean[] selected = EBenjaminiHochberg.select(logs, LEVEL);
    List<DependenceReading> readings = new ArrayList<>();
    for (int i = 0; i < logs.length; i++) {
      DependenceWatch watch = watches.get(i);
      readings.add(
          new DependenceReading(
              watch.feature, logs[i], watch.test.pairs(), watch.test.engine(), selected[i]));
    }
    return readings;
  }

  /** Tells watches apart in state; that of misses is the feature's own. */
  long place() {
    return engine == Engine.BINARY ? key : FeaturePair.key(feature + OF_SCORES);
  }

  void write(LongTape to) {
    to.put(place());
    to.putAll(test.snapshot());
  }

  void adopt(Stored stored) {
    test = IndependenceTest.restore(engine, stored.test);
  }

  /** A watch as it was written. */
  record Stored(long key, double[] test) {

    static Stored read(LongTape from) {
      return new Stored(from.get(), from.getAllDoubles());
    }
  }
}
