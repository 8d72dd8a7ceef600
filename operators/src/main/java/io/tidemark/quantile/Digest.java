// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import com.tdunning.math.stats.Centroid;
import com.tdunning.math.stats.MergingDigest;
import java.util.Collection;

/**
 * Compresses a distribution with t-digest (Dunning and Ertl 2019), compression 200. The digest
 * lives for one call: its reads change it, so it is never kept.
 */
final class Digest {

  private static final double COMPRESSION = 200.0;

  private Digest() {}

  static ScoreDistribution compress(ScoreDistribution scores) {
    MergingDigest digest = new MergingDigest(COMPRESSION);
    double[] means = scores.means();
    double[] weights = scores.weights();
    for (int i = 0; i < means.length; i++) {
      digest.add(means[i], (int) weights[i]);
    }
    digest.compress();
    Collection<Centroid> centroids = digest.centroids();
    double[] m = new double[centroids.size()];
    double[] w = new double[m.length];
    int n = 0;
    for (Centroid centroid : centroids) {
      m[n] = n == 0 ? centroid.mean() : Math.max(m[n - 1], centroid.mean());
      w[n++] = centroid.count();
    }
    return new ScoreDistribution(m, w, 0, 0);
  }
}
