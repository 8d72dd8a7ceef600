// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import picocli.CommandLine.Option;

/** Who asks. */
final class OperatorOptions {

  @Option(
      names = "--by",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who asks; goes into the alert. Default: the user of this computer.")
  private String by;

  String by() {
    return by;
  }
}
