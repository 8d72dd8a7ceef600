// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

/** Why a command could not do its work, in a line for its user. */
public final class CommandFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** A failure with the line the user reads. */
  public CommandFailure(String message) {
    super(message);
  }

  /** A failure with the line the user reads, and what led to it. */
  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
