// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import com.tdunning.math.stats.Centroid;
import com.tdunning.math.stats.MergingDigest;
import java.nio.ByteBuffer;
import java.util.Collection;

/**
 * Compresses scores into a t-digest (Dunning and Ertl 2019, algorithm 1) of compression 200.
 *
 * <p>The digest lives for one call: its reads change it, so it is never kept. It is rebuilt from
 * centroids by its verbose encoding, because adding weighted points one by one breaks its rule that
 * the extremes weigh 1.
 */
final class Digest {

  private static final double COMPRESSION = 200.0;
  private static final int VERBOSE = 1;

  private Digest() {}

  /**
   * The digest of earlier centroids and further scores.
   *
   * @param earlier a result of this method without infinities, or empty
   * @param ascending finite further scores, at least 1
   */
  static ScoreDistribution compress(ScoreDistribution earlier, double[] ascending) {
    MergingDigest digest = earlier.count() == 0 ? new MergingDigest(COMPRESSION) : rebuilt(earlier);
    for (double score : ascending) {
      digest.add(score);
    }
    digest.compress();
    return read(digest.centroids());
  }

  private static MergingDigest rebuilt(ScoreDistribution scores) {
    double[] means = scores.means();
    double[] weights = scores.weights();
    ByteBuffer bytes = ByteBuffer.allocate(32 + 16 * means.length);
    bytes.putInt(VERBOSE).putDouble(means[0]).putDouble(means[means.length - 1]);
    bytes.putDouble(COMPRESSION).putInt(means.length);
    for (int i = 0; i < means.length; i++) {
      bytes.putDouble(weights[i]).putDouble(means[i]);
    }
    bytes.flip();
    return MergingDigest.fromBytes(bytes);
  }

  private static ScoreDistribution read(Collection<Centroid> centroids) {
    double[] means = new double[centroids.size()];
    double[] weights = new double[means.length];
    int n = 0;
    for (Centroid centroid : centroids) {
      // rounding of the mean of a centroid may pass its neighbour's by one unit in the last place
      means[n] = n == 0 ? centroid.mean() : Math.max(means[n - 1], centroid.mean());
      weights[n++] = centroid.count();
    }
    return new ScoreDistribution(means, weights, 0, 0);
  }
}
