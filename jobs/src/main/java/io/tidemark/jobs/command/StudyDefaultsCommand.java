// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.jobs.study.DefaultStudy;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The table that the default rule was chosen by. */
@Command(
    name = "defaults",
    description = {
      "Rules, scores, transforms and segments over the flu forecasts: the table that the default"
          + " rule was chosen by.",
      "--quick: the choice and its nearest rivals."
    })
final class StudyDefaultsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private StudyOptions options;

  @Override
  public Integer call() throws Exception {
    options.show(new DefaultStudy(options.quick()).tables(), spec.commandLine().getOut());
    return 0;
  }
}
