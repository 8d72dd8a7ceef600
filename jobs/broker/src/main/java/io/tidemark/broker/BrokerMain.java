// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.internals.Exit;
import sun.misc.Signal;

/**
 * A broker that lives as long as its parent: when its standard input ends, which the death of the
 * parent brings about whatever killed it, it deletes its folder and is gone.
 */
public final class BrokerMain {

  private BrokerMain() {}

  /**
   * Formats the storage and runs the broker.
   *
   * @param args the settings file, whose folder belongs to this process, and the cluster's id
   */
  public static void main(String[] args) throws IOException {
    Path settings = Path.of(args[0]);
    Thread watch = new Thread(() -> endWithParent(settings.getParent()), "parent-watch");
    watch.setDaemon(true);
    watch.start();
    // Ctrl-C reaches the whole process group; the parent decides when the broker goes.
    Signal.handle(new Signal("INT"), signal -> {});
    String[] format = {"format", "--cluster-id", args[1], "--config", settings.toString()};
    if (StorageTool.execute(format, System.out) != 0) {
      System.exit(1);
    }
    Kafka.main(new String[] {settings.toString()});
  }

  private static void endWithParent(Path folder) {
    try {
      while (System.in.read() >= 0) {
        // the parent says nothing; it only holds the pipe open
      }
    } catch (IOException e) {
      // a broken pipe is an end as well
    }
    // A broker whose log directory vanishes stops itself, which must not cut the deletion short.
    Exit.setHaltProcedure((code, message) -> sleepForEver());
    Exit.setExitProcedure((code, message) -> sleepForEver());
    delete(folder);
    Runtime.getRuntime().halt(0);
  }

  private static void sleepForEver() {
    while (true) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        // the process is about to be halted
      }
    }
  }

  /** More than once, because the broker may still write while its files are deleted. */
  private static void delete(Path folder) {
    for (int attempt = 0; attempt < 5 && Files.exists(folder); attempt++) {
      try (Stream<Path> files = Files.walk(folder)) {
        List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | java.io.UncheckedIOException e) {
        // tried again
      }
    }
  }
}
