package io.filmgate.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The directions in which the project depends on itself. */
@AnalyzeClasses(packages = "io.filmgate", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule the_plugin_interface_needs_little =
      classes()
          .that()
          .resideInAPackage("io.filmgate.spi..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "io.filmgate.spi..",
                      "java..",
                      "javax.crypto..",
                      "io.vertx.core.json..",
                      "io.vertx.core.buffer..")
                  .or(nameMatching("org\\.pf4j\\.(Extension|ExtensionPoint)")));

  @ArchTest
  static final ArchRule simulators_share_nothing_with_what_they_test =
      noClasses()
          .that()
          .resideInAPackage("io.filmgate.simulators..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.filmgate.spi..",
              "io.filmgate.core..",
              "io.filmgate.app..",
              "io.filmgate.plugin..");

  @ArchTest
  static final ArchRule nobody_is_compiled_against_a_plugin =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.filmgate.plugin..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.filmgate.plugin..");

  @ArchTest
  static final ArchRule only_the_loader_knows_pf4j =
      noClasses()
          .that()
          .resideInAPackage("io.filmgate.core..")
          .and()
          .resideOutsideOfPackage("io.filmgate.core.provider.plugin..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.pf4j..").and(not(nameMatching("org\\.pf4j\\.ExtensionPoint"))));

  @ArchTest
  static final ArchRule core_has_one_direction =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("gateway")
          .definedBy("io.filmgate.core")
          .layer("api")
          .definedBy("io.filmgate.core.api..")
          .layer("management")
          .definedBy("io.filmgate.core.management..")
          .layer("wire")
          .definedBy("io.filmgate.core.wire..")
          .layer("quota")
          .definedBy("io.filmgate.core.quota..")
          .layer("job")
          .definedBy("io.filmgate.core.job..")
          .layer("route")
          .definedBy("io.filmgate.core.route..")
          .layer("provider")
          .definedBy("io.filmgate.core.provider..")
          .layer("ledger")
          .definedBy("io.filmgate.core.ledger..")
          .layer("tenant")
          .definedBy("io.filmgate.core.tenant..")
          .layer("audit")
          .definedBy("io.filmgate.core.audit..")
          .layer("store")
          .definedBy("io.filmgate.core.store..")
          .whereLayer("gateway")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("api")
          .mayOnlyBeAccessedByLayers("gateway")
          .whereLayer("management")
          .mayOnlyBeAccessedByLayers("gateway")
          .whereLayer("wire")
          .mayOnlyBeAccessedByLayers("gateway", "api", "management")
          .whereLayer("quota")
          .mayOnlyBeAccessedByLayers("gateway", "api", "management")
          .whereLayer("job")
          .mayOnlyBeAccessedByLayers("gateway", "api", "management", "quota")
          .whereLayer("route")
          .mayOnlyBeAccessedByLayers("gateway", "api", "management", "quota", "job")
          .whereLayer("provider")
          .mayOnlyBeAccessedByLayers("gateway", "api", "management", "quota", "job", "route")
          .whereLayer("ledger")
          .mayOnlyBeAccessedByLayers("gateway", "api", "management", "quota", "job")
          .whereLayer("tenant")
          .mayOnlyBeAccessedByLayers(
              "gateway", "api", "management", "quota", "job", "route", "ledger")
          .whereLayer("audit")
          .mayOnlyBeAccessedByLayers("gateway", "management", "job", "tenant", "ledger")
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers(
              "gateway", "management", "quota", "job", "ledger", "tenant", "audit");

  @ArchTest
  static final ArchRule features_do_not_go_in_circles =
      slices().matching("io.filmgate.core.(*)..").should().beFreeOfCycles();
}
