package org.jirga.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jirga.workbench.cli.Main;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What Maven's module edges can't keep: the edges between packages. `ARCHITECTURE.md` says why.
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // reads the classes once
class ArchitectureTest {

  /// Functions whose last bits `Math` leaves to the machine, unlike `StrictMath`.
  private static final Set<String> MACHINE_DEPENDENT =
      Set.of(
          "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1", "hypot", "log",
          "log10", "log1p", "pow", "sin", "sinh", "tan", "tanh");

  private final JavaClasses jirga =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.jirga");

  @Test
  void everyModuleIsSeen() {
    assertThat(packages().map(JavaPackage::getName))
        .contains(
            "org.jirga.model.structure",
            "org.jirga.formats",
            "org.jirga.engine",
            "org.jirga.analysis",
            "org.jirga.conflict.game",
            "org.jirga.deal.lab",
            "org.jirga.store",
            "org.jirga.desk.ledger",
            "org.jirga.workbench.cli");
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.jirga.(*).(*)..").should().beFreeOfCycles().check(jirga);
  }

  @Test
  void packagesAreNamedAfterTheDomain() {
    assertThat(packages().map(JavaPackage::getRelativeName))
        .doesNotContainAnyElementsOf(
            List.of("util", "utils", "common", "helper", "helpers", "misc", "shared", "tools"));
  }

  @Test
  void packagesAreNullMarked() {
    assertThat(packages().filter(it -> !it.isAnnotatedWith(NullMarked.class)))
        .as("packages without a package-info.java that is @NullMarked")
        .isEmpty();
  }

  @Test
  void databasesAreOnlyKnownToTheStoreAndTheLedger() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.jirga.store..", "org.jirga.desk.ledger..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..")
        .check(jirga);
    onlyIn("org.jirga.store..", "org.duckdb..");
  }

  @Test
  void mailAndServerAreOnlyKnownToTheDesk() {
    onlyIn("org.jirga.desk..", "jakarta.mail..", "org.eclipse.angus..", "io.helidon..");
    noClasses()
        .that()
        .resideInAPackage("org.jirga.desk..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jirga.model..", "org.jirga.workbench..", "org.jirga.engine..")
        .check(jirga);
  }

  @Test
  void vectorsAreOnlyKnownToTheLanes() {
    onlyIn("org.jirga.engine.lanes..", "jdk.incubator.vector..");
  }

  @Test
  void commandLineParserIsOnlyKnownToTheCommandLine() {
    onlyIn("org.jirga.workbench.cli..", "picocli..");
  }

  @Test
  void spreadsheetsAreOnlyKnownToTheDataPackage() {
    onlyIn("org.jirga.formats.data..", "org.apache.poi..");
  }

  @Test
  void yamlIsOnlyKnownToItsReader() {
    onlyIn("org.jirga.workbench.yaml..", "org.snakeyaml..");
  }

  @Test
  void terminalIsOnlyKnownToTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.jirga.workbench.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .check(jirga);
  }

  @Test
  void onlyMainEndsTheProcess() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Main.class)
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(jirga);
  }

  @Test
  void resultsDoNotDependOnTheMachine() {
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "a function of Math that may differ between machines in the last bit",
                (JavaMethodCall call) ->
                    call.getTargetOwner().isEquivalentTo(Math.class)
                        && MACHINE_DEPENDENT.contains(call.getName())))
        .because("the same seed gives the same bits: models use Elementary, the rest StrictMath")
        .check(jirga);
  }

  private void onlyIn(String owner, String... packages) {
    noClasses()
        .that()
        .resideOutsideOfPackage(owner)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(jirga);
  }

  /// The packages people write: what jte generates from the templates is not among them.
  private Stream<JavaPackage> packages() {
    return jirga.stream()
        .map(JavaClass::getPackage)
        .distinct()
        .filter(it -> !it.getName().startsWith("org.jirga.workbench.template"))
        .filter(it -> !it.getName().startsWith("org.jirga.desk.template"));
  }
}
