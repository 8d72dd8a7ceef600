// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import static io.tidemark.flink.CalibratedPredictions.boxed;

import io.tidemark.ensemble.EnsembleGroup;
import io.tidemark.ensemble.EnsembleSpec;
import io.tidemark.ensemble.Standing;
import io.tidemark.event.Leaderboard;
import io.tidemark.event.LeaderboardEntry;
import io.tidemark.flink.event.Moments;

/** The event that tells how the members of an ensemble fare. */
final class Leaderboards {

  private Leaderboards() {}

  static Leaderboard of(EnsembleSpec spec, String groupKey, EnsembleGroup group, long asOfMicros) {
    return Leaderboard.newBuilder()
        .setModel(spec.model())
        .setGroup(groupKey)
        .setAsOf(Moments.of(asOfMicros))
        .setOutcomes(group.state().outcomes())
        .setScore(group.score())
        .setLevels(spec.levels())
        .setEntries(group.standings().stream().map(Leaderboards::entry).toList())
        .build();
  }

  private static LeaderboardEntry entry(Standing standing) {
    return LeaderboardEntry.newBuilder()
        .setModel(standing.model())
        .setOutcomes(standing.outcomes())
        .setScore(standing.score())
        .setEnsembleScore(standing.ensembleScore())
        .setWeights(boxed(standing.weights()))
        .build();
  }
}
