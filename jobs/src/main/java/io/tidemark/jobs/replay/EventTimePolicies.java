// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBook;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.policy.PolicyDefaults;
import java.util.ArrayList;
import java.util.List;

/** Policies with ordering by event time, whatever they say: a file has no order of arrival. */
final class EventTimePolicies {

  private EventTimePolicies() {}

  static PolicyBook of(PolicyBook book) {
    List<Policy> policies = new ArrayList<>(book.policies());
    if (policies.stream().noneMatch(policy -> policy.model().equals(Policy.ANY_MODEL))) {
      policies.add(PolicyDefaults.of(Policy.ANY_MODEL, 0));
    }
    return PolicyBook.of(policies.stream().map(EventTimePolicies::byEventTime).toList());
  }

  private static Policy byEventTime(Policy p) {
    return PolicyBuilder.from(p).ordering(Policy.Ordering.EVENT_TIME).build();
  }
}
