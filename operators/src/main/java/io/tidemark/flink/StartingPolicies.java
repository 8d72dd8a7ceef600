// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.flink.event.PolicyConversion;
import io.tidemark.policy.PolicyBook;
import java.io.Serializable;
import java.util.ArrayList;

/** The policies a job starts from, as they travel with its operators, and what they rest on. */
final class StartingPolicies implements Serializable {

  private static final long serialVersionUID = 1L;

  private final ArrayList<io.tidemark.event.Policy> policies = new ArrayList<>();

  private final OutcomeLookup lookup;

  StartingPolicies(PolicyBook book, OutcomeLookup lookup) {
    this.lookup = lookup;
    book.policies().forEach(policy -> policies.add(PolicyConversion.toAvro(policy)));
  }

  OutcomeLookup lookup() {
    return lookup;
  }

  PolicyBook book() {
    return PolicyBook.of(policies.stream().map(PolicyConversion::toCore).toList());
  }
}
