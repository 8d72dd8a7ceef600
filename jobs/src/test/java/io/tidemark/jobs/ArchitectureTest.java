// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way things depend on one another: jobs on operators, operators on events, never back. */
@AnalyzeClasses(packages = "io.tidemark", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule nothingBelowKnowsTheJobs =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.tidemark.jobs..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.tidemark.jobs..");

  @ArchTest
  static final ArchRule eventsKnowNobody =
      noClasses()
          .that()
          .resideInAPackage("io.tidemark.event..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..");

  @ArchTest
  static final ArchRule onlyTheJobsKnowKafka =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.tidemark.jobs..", "io.tidemark.broker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka..");

  /** The broker lives on a class path of its own, which the job never sees. */
  @ArchTest
  static final ArchRule nobodyLinksToTheBroker =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.tidemark.broker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.tidemark.broker..", "kafka..", "org.apache.kafka.server..");

  @ArchTest
  static final ArchRule onlyCommandsKnowTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.tidemark.jobs.command..")
          .and()
          .doNotHaveFullyQualifiedName("io.tidemark.jobs.TidemarkCommand")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "io.tidemark.jobs.command..");

  @ArchTest
  static final ArchRule settingsKnowNoCluster =
      noClasses()
          .that()
          .resideInAPackage("io.tidemark.jobs.config..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.tidemark.jobs.replay..");
}
