// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.evidence.EBenjaminiHochberg;
import io.tidemark.evidence.IndependenceTest;
import io.tidemark.evidence.IndependenceTest.Engine;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests one feature for dependence with the misses of the issued bands of the first target: which
 * inputs the intervals fail on. A segment's own threshold adapts, which moves the law of a miss but
 * not that of a feature, so pairs of neighbours still pay nothing on average while both are
 * independent; see {@link IndependenceTest} for the assumption. Pairs of several segments enter in
 * the order of time, and the assumption must hold given those that entered before.
 */
final class DependenceWatch {

  /** Of e-BH: the expected share of independent features among the selected, at one reading. */
  static final double LEVEL = 0.1;

  private final String feature;
  private final long key;
  private IndependenceTest test = IndependenceTest.of(Engine.BINARY);

  DependenceWatch(String feature) {
    this.feature = feature;
    this.key = FeaturePair.key(feature);
  }

  void take(List<FeaturePair> pairs) {
    for (FeaturePair pair : pairs) {
      int i = pair.indexOf(key);
      if (i >= 0) {
        test.update(
            pair.first()[i],
            pair.firstMissed() ? 1 : 0,
            pair.second()[i],
            pair.secondMissed() ? 1 : 0);
      }
    }
  }

  /** Where all features stand now. */
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

  long key() {
    return key;
  }

  void write(LongTape to) {
    to.put(key);
    to.putAll(test.snapshot());
  }

  void adopt(Stored stored) {
    test = IndependenceTest.restore(Engine.BINARY, stored.test);
  }

  /** A watch as it was written. */
  record Stored(long key, double[] test) {

    static Stored read(LongTape from) {
      return new Stored(from.get(), from.getAllDoubles());
    }
  }
}
