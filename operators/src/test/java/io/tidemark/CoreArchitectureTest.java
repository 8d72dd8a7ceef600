// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tidemark", importOptions = ImportOption.DoNotIncludeTests.class)
class CoreArchitectureTest {

  private static final String[] CORE = {
    "io.tidemark.score..",
    "io.tidemark.quantile..",
    "io.tidemark.calibration..",
    "io.tidemark.threshold..",
    "io.tidemark.predictor..",
    "io.tidemark.coverage..",
    "io.tidemark.evidence..",
    "io.tidemark.alert..",
    "io.tidemark.drift..",
    "io.tidemark.policy..",
    "io.tidemark.ensemble.."
  };

  @ArchTest
  static final ArchRule theCoreKnowsNoPlatform =
      classes()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(concat(CORE, "java..", "com.tdunning..", "org.apache.commons.."));

  @ArchTest
  static final ArchRule theCoreHasNoClockAndNoChance =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)");

  @ArchTest
  static final ArchRule onlyTheSketchKnowsTDigest =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.tidemark.quantile..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.tdunning..");

  @ArchTest
  static final ArchRule schemasKnowNobody =
      noClasses()
          .that()
          .resideInAPackage("io.tidemark.event..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(concat(CORE, "io.tidemark.flink..", "io.tidemark.jobs.."));

  private static String[] concat(String[] first, String... more) {
    String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }
}
