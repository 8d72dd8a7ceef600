// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.ArrayList;
import java.util.List;

/**
 * The layout of {@link SortedPanes}. Whole numbers: layout, numbers of panes, of lots and of single
 * scores; per pane its index, fresh scores, infinite scores below and above; per lot its weight
 * (upper 32 bits) and the bits of its low as a float; the panes of single scores, then of lots, as
 * distances from the oldest index in as few bits as needed. Reals: the single scores, then the
 * highs of lots.
 *
 * @param panes by ascending index
 */
record SortedPanesState(List<Pane> panes, SingleScores singles, ScoreLots lots) {

  private static final int LAYOUT = 1;
  private static final int HEAD = 4;
  private static final int PER_PANE = 4;

  static FlatState write(List<Pane> panes, SingleScores singles, ScoreLots lots) {
    int bits = bits(panes);
    int tagsFrom = HEAD + PER_PANE * panes.size() + lots.size();
    int lotTagsFrom = tagsFrom + TagBits.words(singles.size(), bits);
    long[] longs = new long[lotTagsFrom + TagBits.words(lots.size(), bits)];
    longs[0] = LAYOUT;
    longs[1] = panes.size();
    longs[2] = lots.size();
    longs[3] = singles.size();
    int to = HEAD;
    for (Pane pane : panes) {
      longs[to++] = pane.index;
      longs[to++] = pane.fresh;
      longs[to++] = pane.negativeInfinities;
      longs[to++] = pane.positiveInfinities;
    }
    for (int i = 0; i < lots.size(); i++) {
      longs[to++] =
          (long) lots.weight(i) << 32 | Integer.toUnsignedLong(Float.floatToIntBits(lots.low(i)));
    }
    char oldest = panes.isEmpty() ? 0 : panes.get(0).tag();
    TagBits.pack(singles.size(), bits, i -> (char) (singles.tagAt(i) - oldest), longs, tagsFrom);
    TagBits.pack(lots.size(), bits, i -> (char) (lots.tagAt(i) - oldest), longs, lotTagsFrom);
    double[] doubles = new double[singles.size() + lots.size()];
    singles.copyTo(doubles, 0);
    lots.copyHighsTo(doubles, singles.size());
    return new FlatState(longs, doubles);
  }

  private static int bits(List<Pane> panes) {
    return panes.isEmpty()
        ? 0
        : TagBits.bits(panes.get(panes.size() - 1).index - panes.get(0).index);
  }

  /** Reads a state; one that breaks the layout or an order is rejected. */
  static SortedPanesState read(FlatState state) {
    return new Reader(state).read();
  }

  /** Reads one state. */
  private static final class Reader {
    private final long[] longs;
    private final double[] doubles;
    private final List<Pane> panes = new ArrayList<>();

    Reader(FlatState state) {
      this.longs = state.longs();
      this.doubles = state.doubles();
    }

    SortedPanesState read() {
      require(longs.length >= HEAD && longs[0] == LAYOUT, "begin with layout " + LAYOUT);
      long paneCount = longs[1];
      long lotCount = longs[2];
      require(paneCount >= 0 && paneCount <= Character.MAX_VALUE, "hold 0 to 65535 panes");
      require(
          lotCount >= 0 && lotCount <= doubles.length && longs[3] == doubles.length - lotCount,
          "hold a real per lot and single score");
      int lotsFrom = HEAD + PER_PANE * (int) paneCount;
      require(longs.length >= lotsFrom + lotCount, "hold its panes and lots");
      for (int i = 0; i < paneCount; i++) {
        readPane(HEAD + PER_PANE * i);
      }
      return readScores((int) lotCount, lotsFrom);
    }

    private void readPane(int at) {
      long index = longs[at];
      require(panes.isEmpty() || panes.get(panes.size() - 1).index < index, "order its panes");
      Pane pane = new Pane(index);
      long span = index - first(pane).index;
      require(span >= 0 && span <= Character.MAX_VALUE, "span at most 65536 panes");
      pane.fresh = longs[at + 1];
      pane.negativeInfinities = longs[at + 2];
      pane.positiveInfinities = longs[at + 3];
      require(
          counts(pane.fresh) && counts(pane.negativeInfinities) && counts(pane.positiveInfinities),
          "count from 0 to 2^53");
      pane.count = pane.negativeInfinities + pane.positiveInfinities;
      panes.add(pane);
    }

    private static boolean counts(long number) {
      return number >= 0 && number <= 1L << 53;
    }

    private Pane first(Pane otherwise) {
      return panes.isEmpty() ? otherwise : panes.get(0);
    }

    private SortedPanesState readScores(int lotCount, int lotsFrom) {
      int singleCount = doubles.length - lotCount;
      int bits = bits(panes);
      int tagsFrom = lotsFrom + lotCount;
      int lotTagsFrom = tagsFrom + TagBits.words(singleCount, bits);
      require(longs.length == lotTagsFrom + TagBits.words(lotCount, bits), "end with its tags");
      char[] tags = new char[singleCount];
      for (int i = 0; i < singleCount; i++) {
        requireAscending(i, 0);
        tags[i] = count(TagBits.unpack(i, bits, longs, tagsFrom), 1);
      }
      ScoreLots lots = new ScoreLots();
      for (int i = 0; i < lotCount; i++) {
        requireAscending(singleCount + i, singleCount);
        int weight = (int) (longs[lotsFrom + i] >>> 32);
        float low = Float.intBitsToFloat((int) longs[lotsFrom + i]);
        double high = doubles[singleCount + i];
        require(weight >= 2 && low <= high, "hold at least 2 scores in order per lot");
        lots.append(high, low, weight, count(TagBits.unpack(i, bits, longs, lotTagsFrom), weight));
      }
      return new SortedPanesState(panes, SingleScores.of(doubles, singleCount, tags), lots);
    }

    private void requireAscending(int i, int from) {
      boolean ascends = i == from || doubles[i - 1] <= doubles[i];
      require(Double.isFinite(doubles[i]) && ascends, "hold finite ascending scores");
    }

    /** Counts scores into the pane at a distance from the oldest. */
    private char count(int distance, int weight) {
      long index = panes.isEmpty() ? 0 : panes.get(0).index + distance;
      Pane pane =
          panes.size() > distance && panes.get(distance).index == index
              ? panes.get(distance)
              : panes.stream().filter(p -> p.index == index).findFirst().orElse(null);
      require(pane != null, "name panes that it holds");
      pane.count += weight;
      return pane.tag();
    }

    private static void require(boolean holds, String what) {
      if (!holds) {
        throw new IllegalArgumentException("window state must " + what);
      }
    }
  }
}
