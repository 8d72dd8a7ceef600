// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.jobs.config.InvalidSettingsException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What a user reads when a command has failed: a line per problem, without Java in it. */
public final class FailureMessages {

  private FailureMessages() {}

  /** At least one line. */
  public static List<String> of(Exception failure) {
    if (failure instanceof InvalidSettingsException invalid) {
      return invalid.problems();
    }
    if (failure instanceof NoSuchFileException missing) {
      return List.of("file must exist: was " + missing.getFile());
    }
    if (failure instanceof AccessDeniedException denied) {
      return List.of("file must be accessible: was " + denied.getFile());
    }
    if (failure instanceof FileAlreadyExistsException existing) {
      return List.of("file must not exist yet, or be a folder: was " + existing.getFile());
    }
    return List.of(firstLine(told(failure)));
  }

  /** Flink wraps what went wrong in layers that only say that something did. */
  private static Throwable told(Throwable failure) {
    Throwable at = failure;
    while (at.getCause() != null && wraps(at)) {
      at = at.getCause();
    }
    return at;
  }

  private static boolean wraps(Throwable failure) {
    return failure instanceof ExecutionException
        || failure instanceof CompletionException
        || failure.getClass().getName().startsWith("org.apache.flink.");
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElseThrow();
  }
}
