// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBook;
import io.tidemark.policy.PolicyProblem;
import java.util.Optional;
import java.util.stream.Stream;

/** How an outcome that names its prediction by id finds the segment where that waits. */
public enum OutcomeLookup {
  /**
   * By its dimensions if it has them, else by the directory, where each prediction announces
   * itself: a record more over the network and about 1 kB of state per prediction.
   */
  DIRECTORY,
  /**
   * By its dimensions alone. One without those that its policy segments by is a dead letter at
   * once, and a policy that would cut a model's traffic otherwise is refused, because nobody could
   * tell where older predictions wait.
   */
  DIMENSIONS;

  /** Why outcomes could not be found under these policies; empty where they are. */
  Optional<PolicyProblem> problem(PolicyBook book) {
    if (this == DIRECTORY) {
      return Optional.empty();
    }
    return Stream.concat(Stream.of(Policy.ANY_MODEL), book.policies().stream().map(Policy::model))
        .filter(model -> !book.oneSegmentation(model))
        .findFirst()
        .map(model -> several(book, model));
  }

  private static PolicyProblem several(PolicyBook book, String model) {
    return new PolicyProblem(
        "segmentBy",
        book.of(model).segmentBy().toString(),
        "the same in every policy of "
            + model
            + " while outcomes are found by their dimensions alone");
  }
}
