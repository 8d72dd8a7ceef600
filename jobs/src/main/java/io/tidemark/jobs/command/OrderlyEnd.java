// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes the end of the process, by Ctrl-C or SIGTERM, an interrupt of a thread, and has the process
 * wait until the thread has closed what it uses, for some seconds at most.
 */
final class OrderlyEnd implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  private OrderlyEnd(Thread worker) {
    hook = new Thread(() -> end(worker), "orderly-end");
  }

  /** Of the thread that calls. */
  static OrderlyEnd ofThisThread() {
    OrderlyEnd end = new OrderlyEnd(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  private void end(Thread worker) {
    worker.interrupt();
    try {
      ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The thread has ended its work. */
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the hook is what runs now, or is about to
    }
  }
}
