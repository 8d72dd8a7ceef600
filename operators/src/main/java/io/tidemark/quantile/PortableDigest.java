// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.nio.ByteBuffer;

/**
 * A t-digest in the verbose encoding of com.tdunning, which Elasticsearch, OpenSearch, Druid and
 * Pinot read: big endian; int 1; doubles smallest score, largest score, compression; int number of
 * centroids; per centroid a double weight and a double mean. 32 + 16 n bytes.
 *
 * <p>The encoding has no place for infinite scores; they are left out. Bytes from outside are
 * checked before anything is built from them; what is wrong is an IllegalArgumentException.
 *
 * @param min smallest finite score; at most the first mean
 * @param max largest finite score; at least the last mean
 * @param compression 10 to 10,000
 * @param scores finite scores, at least 1
 */
public record PortableDigest(double min, double max, double compression, ScoreDistribution scores) {

  private static final int VERBOSE = 1;
  private static final int HEAD_BYTES = 32;
  private static final int CENTROID_BYTES = 16;
  private static final int MAX_CENTROIDS = 100_000;
  private static final double COMPRESSION = 200.0;

  /** Centroids that the library has room for at compression 200. */
  private static final int ROOM = 400;

  /** Rejects what a reader would stumble over. */
  public PortableDigest {
    double[] means = scores.means();
    require(means.length > 0, "centroids", means.length, "at least 1");
    require(Double.isFinite(min) && min <= means[0], "min", min, "at most the first mean");
    require(
        Double.isFinite(max) && max >= means[means.length - 1],
        "max",
        max,
        "at least the last mean");
    require(compression >= 10 && compression <= 10_000, "compression", compression, "10 to 10000");
  }

  private static void require(boolean holds, String name, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(
          name + " of a digest must be " + allowed + ": was " + value);
    }
  }

  /**
   * The digest of finite scores, at least 1: themselves while they are few, else at compression
   * 200. The smallest and the largest stand alone, as readers expect.
   */
  public static PortableDigest of(ScoreDistribution scores) {
    ScoreDistribution few = scores.means().length > ROOM ? scores.compressed() : scores;
    double[] means = few.means();
    require(means.length > 0, "centroids", 0, "at least 1");
    return new PortableDigest(
        means[0], means[means.length - 1], COMPRESSION, withSingleEnds(means, few.weights()));
  }

  private static ScoreDistribution withSingleEnds(double[] means, double[] weights) {
    int last = means.length - 1;
    int before = weights[0] > 1 ? 1 : 0;
    int after = weights[last] - (last == 0 ? before : 0) > 1 ? 1 : 0;
    double[] m = new double[means.length + before + after];
    double[] w = new double[m.length];
    m[0] = means[0];
    w[0] = 1;
    m[m.length - 1] = means[last];
    w[m.length - 1] = 1;
    System.arraycopy(means, 0, m, before, means.length);
    System.arraycopy(weights, 0, w, before, weights.length);
    w[before] -= before;
    w[before + last] -= after;
    return new ScoreDistribution(m, w, 0, 0);
  }

  /** The encoding. */
  public byte[] toBytes() {
    double[] means = scores.means();
    double[] weights = scores.weights();
    ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES + CENTROID_BYTES * means.length);
    bytes.putInt(VERBOSE).putDouble(min).putDouble(max).putDouble(compression);
    bytes.putInt(means.length);
    for (int i = 0; i < means.length; i++) {
      bytes.putDouble(weights[i]).putDouble(means[i]);
    }
    return bytes.array();
  }

  /** Reads an encoding: of at most 100,000 ascending finite centroids of whole weights. */
  public static PortableDigest fromBytes(byte[] encoding) {
    require(encoding.length >= HEAD_BYTES, "bytes", encoding.length, "at least " + HEAD_BYTES);
    ByteBuffer bytes = ByteBuffer.wrap(encoding);
    int kind = bytes.getInt();
    require(kind == VERBOSE, "encoding", kind, VERBOSE + " (verbose)");
    double min = bytes.getDouble();
    double max = bytes.getDouble();
    double compression = bytes.getDouble();
    int size = bytes.getInt();
    require(size >= 1 && size <= MAX_CENTROIDS, "centroids", size, "1 to " + MAX_CENTROIDS);
    int length = HEAD_BYTES + CENTROID_BYTES * size;
    require(encoding.length == length, "bytes", encoding.length, length + " for its centroids");
    double[] means = new double[size];
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      weights[i] = bytes.getDouble();
      means[i] = bytes.getDouble();
    }
    return new PortableDigest(min, max, compression, new ScoreDistribution(means, weights, 0, 0));
  }
}
