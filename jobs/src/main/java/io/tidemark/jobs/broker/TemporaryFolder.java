// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A folder that goes with all that is in it. */
public final class TemporaryFolder {

  private static final int ROUNDS = 20;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private TemporaryFolder() {}

  /**
   * Deletes what is there. What is still being written, by threads that end at the same time or by
   * another process, is deleted in a later round.
   */
  public static void delete(Path folder) {
    for (int round = 0; round < ROUNDS && Files.exists(folder); round++) {
      if (round > 0) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
      deleteOnce(folder);
    }
  }

  private static void deleteOnce(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // the next round, or what is left is in the system's folder of temporary files
    }
  }
}
