// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.jobs.demo.Demo;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything on one machine. */
@Command(
    name = "demo",
    description = {
      "Start a Kafka broker and the job on this machine, replay three seasons of flu forecasts"
          + " through them, and show how the models fare.",
      "Needs nothing else, listens on loopback only, leaves nothing behind."
    })
public final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--keep", description = "Leave broker and job running at the end, until Ctrl-C.")
  private boolean keep;

  @Override
  public Integer call() throws Exception {
    // Clients complain of brokers that are starting or going; what matters is an exception.
    Configurator.setRootLevel(Level.ERROR);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> Configurator.setRootLevel(Level.OFF), "quiet-end"));
    boolean terminal = System.console() != null;
    return new Demo(spec.commandLine().getOut(), terminal).run(keep).reconciled() ? 0 : 1;
  }
}
