// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.broker;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a {@link TestCluster}: topics of its own on a broker that all tests of this run
 * share and that ends with them.
 */
public final class BrokerExtension implements ParameterResolver {

  private static final AtomicInteger CLUSTERS = new AtomicInteger();

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestCluster.class;
  }

  @Override
  public TestCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Shared shared =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .getOrComputeIfAbsent(Shared.class, type -> Shared.start(), Shared.class);
    String prefix = "t" + CLUSTERS.incrementAndGet() + ".";
    return new TestCluster(shared.broker().bootstrapServers(), prefix);
  }

  /** Closed by JUnit when all tests have run. */
  private record Shared(BrokerProcess broker) implements AutoCloseable {

    static Shared start() {
      try {
        return new Shared(BrokerProcess.start());
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      broker.close();
    }
  }
}
