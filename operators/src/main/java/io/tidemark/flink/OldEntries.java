// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;

/** What a release before this one left in state, which is no longer asked about. */
final class OldEntries {

  private OldEntries() {}

  /** The keys that a state has entries of; a state that nobody registered has none. */
  static List<String> keys(KeyedStateBackend<String> backend, String state) {
    try (Stream<String> keys = backend.getKeys(state, VoidNamespace.INSTANCE)) {
      return keys.distinct().sorted().toList();
    }
  }
}
