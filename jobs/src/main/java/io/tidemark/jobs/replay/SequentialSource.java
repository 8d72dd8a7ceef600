// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Records that one reader gives in event-time order, with a watermark behind every moment: nothing
 * is ever late. It has an end and is read once; a replay takes no checkpoints.
 */
final class SequentialSource<T> implements Source<T, WholeInput, WholeInput> {

  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_MILLI = 1000;

  private final Opener<T> opener;

  SequentialSource(Opener<T> opener) {
    this.opener = opener;
  }

  /** Begins to read. */
  interface Opener<T> extends Serializable {
    Records<T> open() throws IOException;
  }

  /** Records in order. */
  interface Records<T> extends AutoCloseable {

    /** The next; empty at the end. */
    Optional<At<T>> next() throws IOException;

    @Override
    void close() throws IOException;
  }

  /** A record with its place in event time; one that has none is at {@code Long.MIN_VALUE}. */
  record At<T>(long eventTimeMicros, T record) {}

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<WholeInput, WholeInput> createEnumerator(
      SplitEnumeratorContext<WholeInput> context) {
    return new WholeInput.Enumerator();
  }

  @Override
  public SplitEnumerator<WholeInput, WholeInput> restoreEnumerator(
      SplitEnumeratorContext<WholeInput> context, WholeInput checkpoint) {
    return createEnumerator(context);
  }

  @Override
  public SimpleVersionedSerializer<WholeInput> getSplitSerializer() {
    return new WholeInput.Serializer();
  }

  @Override
  public SimpleVersionedSerializer<WholeInput> getEnumeratorCheckpointSerializer() {
    return new WholeInput.Serializer();
  }

  @Override
  public SourceReader<T, WholeInput> createReader(SourceReaderContext context) {
    return new Reader<>(opener);
  }

  private static final class Reader<T> implements SourceReader<T, WholeInput> {

    private final Opener<T> opener;
    private Records<T> records;
    private long lastMillis = Long.MIN_VALUE;

    Reader(Opener<T> opener) {
      this.opener = opener;
    }

    @Override
    public void start() {
      // reading begins with the first record
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws IOException {
      if (records == null) {
        records = opener.open();
      }
      Optional<At<T>> next = records.next();
      next.ifPresent(at -> emit(at, output));
      return next.isPresent() ? InputStatus.MORE_AVAILABLE : InputStatus.END_OF_INPUT;
    }

    private void emit(At<T> at, ReaderOutput<T> output) {
      long millis = Math.floorDiv(at.eventTimeMicros(), MICROS_PER_MILLI);
      if (millis > lastMillis && at.eventTimeMicros() > Long.MIN_VALUE) {
        output.emitWatermark(new Watermark(millis - 1));
        lastMillis = millis;
      }
      output.collect(at.record(), millis);
    }

    @Override
    public List<WholeInput> snapshotState(long checkpoint) {
      throw new UnsupportedOperationException("a replay takes no checkpoints");
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void addSplits(List<WholeInput> splits) {
      // the input is one
    }

    @Override
    public void notifyNoMoreSplits() {
      // the input is one
    }

    @Override
    public void close() throws IOException {
      if (records != null) {
        records.close();
      }
    }
  }
}
