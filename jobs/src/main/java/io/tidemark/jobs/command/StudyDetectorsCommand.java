// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.jobs.study.DetectorStudy;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Run lengths and delays of detectors on streams whose truth is known. */
@Command(
    name = "detectors",
    description = {
      "Detectors on simulated streams whose truth is known, through calibration and monitor: run"
          + " lengths while nothing is wrong, delays after a change, and what an adapting threshold"
          + " hides. Fixed seeds; some minutes.",
      "Exit code 1: a mean run length is below its promise by more than three standard errors where"
          + " the promise's assumption holds.",
      "--quick: one healthy and one faulty stream, fewer runs, a lower limit."
    })
final class StudyDetectorsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private StudyOptions options;

  @Override
  public Integer call() throws Exception {
    DetectorStudy study = new DetectorStudy(options.quick());
    options.show(study.tables(), spec.commandLine().getOut());
    return study.kept() ? 0 : 1;
  }
}
