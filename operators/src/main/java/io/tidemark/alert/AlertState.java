// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

/** Where an alert stands. */
public enum AlertState {
  INACTIVE,
  FIRING,
  RESOLVED
}
