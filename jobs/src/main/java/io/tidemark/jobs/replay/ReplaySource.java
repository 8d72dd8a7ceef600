// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import io.tidemark.flink.event.Inbound;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A replay file as it is read within Flink.
 *
 * @param sorted as {@link ReplayFile#inspect} found it
 */
record ReplaySource(String file, boolean sorted) implements SequentialSource.Opener<Inbound> {

  private static final long serialVersionUID = 1L;

  @Override
  public SequentialSource.Records<Inbound> open() throws IOException {
    return new Records(ReplayFile.open(Path.of(file), sorted));
  }

  private record Records(ReplayFile file) implements SequentialSource.Records<Inbound> {
    @Override
    public Optional<SequentialSource.At<Inbound>> next() throws IOException {
      return file.next().map(t -> new SequentialSource.At<>(t.eventTimeMicros(), t.record()));
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** A replay's policies are those it was started with. */
  static <T> SequentialSource.Opener<T> nothing() {
    return () ->
        new SequentialSource.Records<>() {
          @Override
          public Optional<SequentialSource.At<T>> next() {
            return Optional.empty();
          }

          @Override
          public void close() {
            // nothing is open
          }
        };
  }
}
