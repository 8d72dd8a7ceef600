// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.jobs.config.PolicyFile;
import io.tidemark.policy.Policy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a policy file and reports everything that is wrong in it. */
@Command(
    name = "validate",
    description = "Report everything that is wrong in a policy file; nothing is applied.")
final class PolicyValidateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The YAML file.")
  private Path file;

  @Override
  public Integer call() throws Exception {
    List<Policy> policies = PolicyFile.read(file, 1);
    List<String> models = policies.stream().map(Policy::model).toList();
    spec.commandLine().getOut().println(file + " is valid: policies of " + models);
    return 0;
  }
}
