// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.event.ScoreSummary;

/**
 * The keys of summaries on their compacted topic: one per stream of scores that a window is kept
 * for. That is the segment alone where it has one; otherwise target, tail and label follow, a line
 * each.
 */
final class SummaryKeys {

  private SummaryKeys() {}

  static String of(ScoreSummary summary) {
    boolean alone =
        summary.getTargetMiscoverage() == 0.0
            && summary.getTail() == 0
            && summary.getLabel().isEmpty();
    return alone
        ? summary.getSegment()
        : String.join(
            "\n",
            summary.getSegment(),
            Double.toString(summary.getTargetMiscoverage()),
            Integer.toString(summary.getTail()),
            summary.getLabel());
  }
}
