// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Writes whole numbers and nested states one after the other; {@link FlatStateReader} reads them.
 */
final class FlatStateWriter {

  private final List<long[]> longs = new ArrayList<>();
  private final List<double[]> doubles = new ArrayList<>();

  void writeLong(long value) {
    longs.add(new long[] {value});
  }

  void writeState(FlatState state) {
    longs.add(new long[] {state.longs().length, state.doubles().length});
    longs.add(state.longs());
    doubles.add(state.doubles());
  }

  FlatState toState() {
    return new FlatState(
        longs.stream().flatMapToLong(LongStream::of).toArray(),
        doubles.stream().flatMapToDouble(DoubleStream::of).toArray());
  }
}
