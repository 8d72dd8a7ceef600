// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.jobs.study.RuleStudy;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Every threshold rule over the shipped streams. */
@Command(
    name = "rules",
    description = {
      "Every threshold rule over the shipped streams, with its default parameters: coverage, the"
          + " lowest coverage of 500 consecutive outcomes, mean width and interval score of finite"
          + " intervals, bytes of state a segment, time an outcome on this machine.",
      "--quick: the rules on residuals, and split, over elec2-transfer."
    })
final class StudyRulesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private StudyOptions options;

  @Override
  public Integer call() throws Exception {
    options.show(
        options.quick() ? RuleStudy.quick() : RuleStudy.full(), spec.commandLine().getOut());
    return 0;
  }
}
