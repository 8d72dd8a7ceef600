// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.broker;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one broker: its class path, unpacked from this product's own jar, its settings, its
 * data and its log, all below one temporary folder.
 *
 * @param folder owned by the broker, which deletes it
 */
record BrokerFiles(Path folder) {

  private static final String PACKAGE = "/io/tidemark/broker";
  private static final String SETTINGS = PACKAGE + "/server.properties";

  /** A new folder with the class path in it. */
  static BrokerFiles unpack() throws IOException {
    URL settings = BrokerFiles.class.getResource(SETTINGS);
    if (settings == null) {
      throw new IOException(
          "the broker must be packed into this jar: it is in tidemark.jar only, not in tidemark-job.jar");
    }
    BrokerFiles files = new BrokerFiles(Files.createTempDirectory("tidemark-broker-"));
    try {
      files.unpack(settings);
      return files;
    } catch (IOException | RuntimeException e) {
      TemporaryFolder.delete(files.folder);
      throw e;
    }
  }

  private void unpack(URL settings) throws IOException {
    if (settings.openConnection() instanceof JarURLConnection jar) {
      try (FileSystem inside = FileSystems.newFileSystem(path(jar.getJarFileURL()))) {
        copy(inside.getPath(PACKAGE));
      }
    } else {
      copy(path(settings).getParent());
    }
  }

  private static Path path(URL url) throws IOException {
    try {
      return Path.of(new URI(url.toString()));
    } catch (URISyntaxException e) {
      throw new IOException("not a file: " + url, e);
    }
  }

  private void copy(Path source) throws IOException {
    Path target = unpacked();
    Files.createDirectories(target.getParent());
    List<Path> all;
    try (Stream<Path> found = Files.walk(source)) {
      all = found.toList();
    }
    for (Path file : all) {
      Files.copy(file, target.resolve(source.relativize(file).toString()));
    }
  }

  private Path unpacked() {
    return folder.resolve("classes" + PACKAGE);
  }

  /** What the child process is given as its class path. */
  String classPath() {
    Path jars = unpacked().resolve("lib").resolve("*");
    return folder.resolve("classes") + File.pathSeparator + jars;
  }

  /** The settings that do not depend on the place. */
  Path commonSettings() {
    return unpacked().resolve("server.properties");
  }

  Path settings() {
    return folder.resolve("server.properties");
  }

  Path data() {
    return folder.resolve("data");
  }

  Path log() {
    return folder.resolve("broker.log");
  }
}
