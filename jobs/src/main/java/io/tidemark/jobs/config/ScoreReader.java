// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import io.tidemark.score.ScoreSpec;
import java.util.Optional;
import java.util.Set;

/** Reads the score of a policy: a name alone, or with parameters. */
final class ScoreReader {

  private ScoreReader() {}

  static Optional<ScoreSpec> read(Setting setting, Problems problems) {
    if (setting instanceof Setting.Scalar name) {
      return Optional.of(ScoreSpec.of(name.text()));
    }
    String allowed = "the name of a score, or a score such as {name: NAME, penalty: 0.02}";
    return NamedSetting.read(setting, allowed, Set.of(), problems)
        .map(score -> new ScoreSpec(score.name(), score.parameters()));
  }
}
