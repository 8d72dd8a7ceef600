// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

/** An event that could not be encoded or decoded: the only exception that a coder throws. */
public final class CodecException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Reason {
    /** The bytes name a schema that is not known, or that belongs to another event. */
    UNKNOWN_SCHEMA,
    /** The bytes are not an encoding by the schema they name. */
    UNDECODABLE,
    /** The event breaks its own schema. */
    UNENCODABLE
  }

  private final Reason reason;

  /** A failure; the message names the value and what is allowed. */
  public CodecException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  CodecException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What went wrong. */
  public Reason reason() {
    return reason;
  }
}
