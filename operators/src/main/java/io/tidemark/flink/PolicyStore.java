// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.Policy;
import io.tidemark.flink.event.PolicyConversion;
import io.tidemark.policy.PolicyBook;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.BroadcastState;

/**
 * A policy book in broadcast state: every version under {@code model@version}; that the newest of a
 * model was removed, under {@code model@removed}; that the model had a policy from the start, under
 * {@code model@started}. An older release wrote the newest under the model's name as well.
 */
final class PolicyStore {

  private static final String REMOVED = "@removed";
  private static final String STARTED = "@started";

  private PolicyStore() {}

  static PolicyBook read(BroadcastState<String, Policy> state) throws Exception {
    Map<String, Policy> entries = new HashMap<>();
    for (Map.Entry<String, Policy> entry : state.entries()) {
      entries.put(entry.getKey(), entry.getValue());
    }
    PolicyBook book = PolicyBook.EMPTY;
    for (Policy policy : entries.values()) {
      book = book.with(PolicyConversion.accepted(policy));
    }
    for (Map.Entry<String, Policy> entry : entries.entrySet()) {
      String model = entry.getValue().getModel();
      if (entry.getKey().equals(model + REMOVED)) {
        book = book.withoutFrom(model, entry.getValue().getVersion());
      } else if (entry.getKey().equals(model + STARTED)) {
        book = book.startedWith(model);
      }
    }
    return book;
  }

  /** Changes are rare, so all is written again. */
  static void write(PolicyBook book, BroadcastState<String, Policy> state) throws Exception {
    Map<String, Policy> entries = entries(book);
    Set<String> old = new HashSet<>();
    for (Map.Entry<String, Policy> entry : state.entries()) {
      old.add(entry.getKey());
    }
    old.removeAll(entries.keySet());
    for (String key : old) {
      state.remove(key);
    }
    state.putAll(entries);
  }

  private static Map<String, Policy> entries(PolicyBook book) {
    Map<String, Policy> entries = new HashMap<>();
    for (io.tidemark.policy.Policy policy : book.policies()) {
      Policy avro = PolicyConversion.toAvro(policy);
      entries.put(policy.model() + "@" + policy.version(), avro);
      if (book.started().contains(policy.model())) {
        entries.put(policy.model() + STARTED, avro);
      }
      Long removed = book.removals().get(policy.model());
      if (removed != null && removed == policy.version()) {
        entries.put(policy.model() + REMOVED, avro);
      }
    }
    return entries;
  }
}
