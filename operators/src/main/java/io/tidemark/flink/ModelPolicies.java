// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBook;
import java.util.List;

/** What is asked of a model's policies with each record. */
record ModelPolicies(
    Policy current, List<Policy> governing, boolean oneSegmentation, long shortestHorizonMicros) {

  static ModelPolicies of(PolicyBook book, String model) {
    List<Policy> governing = book.governing(model);
    return new ModelPolicies(
        book.of(model),
        governing,
        book.oneSegmentation(model),
        governing.stream().mapToLong(Policy::labelHorizonMicros).min().orElseThrow());
  }
}
