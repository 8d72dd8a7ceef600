// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import io.tidemark.jobs.config.InvalidSettingsException;
import io.tidemark.jobs.config.PolicyFile;
import io.tidemark.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The real streams that ship with Tidemark, with their policies. */
final class ShippedStreams {

  private static final String DATA = "/io/tidemark/data/";

  private ShippedStreams() {}

  /** Copies a file out of the jar and hands it over; it is gone afterwards. */
  static <T> T with(String name, Reader<T> reader) throws Exception {
    Path file = Files.createTempFile("tidemark-study", name.substring(name.indexOf('.')));
    try (InputStream in = ShippedStreams.class.getResourceAsStream(DATA + name)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return reader.read(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** What is done with a file. */
  interface Reader<T> {
    T read(Path file) throws Exception;
  }

  static StudyStream replay(String name) throws Exception {
    return with(name + ".csv.gz", StudyStream::read);
  }

  static StudyStream transfer(int delay) throws Exception {
    return with("elec2-transfer.csv", file -> StudyStream.column("elec2-transfer", file, delay));
  }

  /** The one policy of a shipped policy file. */
  static Policy policy(String name) throws IOException, InvalidSettingsException {
    try (InputStream in = ShippedStreams.class.getResourceAsStream(DATA + name + ".yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<Policy> policies = PolicyFile.parse(text, name + ".yaml", 1);
      return policies.get(0);
    }
  }
}
