package io.modelogue;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {
  private static final String[] EXPORTED = {
    "io.modelogue", "io.modelogue.evaluation", "io.modelogue.history"
  };
  private static final String[] ANNOTATIONS = {
    "org.jspecify.annotations..", "com.google.errorprone.annotations.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.modelogue");

  @Test
  void theStorageInterfaceKnowsTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("io.modelogue.storage")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "io.modelogue.storage")
                .or(resideInAnyPackage(ANNOTATIONS)))
        .check(CLASSES);
  }

  /** A request that nobody commits is then a warning of the compiler. */
  @Test
  void whoeverHandsOutARequestSaysThatItMustNotBeDropped() {
    for (Class<?> type : List.of(ModelRegistry.class, Model.class, ModelVersion.class)) {
      assertThat(type).hasAnnotation(CheckReturnValue.class);
    }
  }

  @Test
  void theFileStorageKnowsTheStorageInterfaceAlone() {
    classes()
        .that()
        .resideInAPackage("io.modelogue.storage.file..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "io.modelogue.storage", "io.modelogue.storage.file..")
                .or(resideInAnyPackage(ANNOTATIONS)))
        .check(CLASSES);
  }

  @Test
  void theCoreDoesNotKnowWhichStorageThereIs() {
    noClasses()
        .that(
            resideInAPackage("io.modelogue..").and(not(resideInAPackage("io.modelogue.storage.."))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.modelogue.storage.file..")
        .check(CLASSES);
  }

  @Test
  void evaluationIsPureComputation() {
    classes()
        .that()
        .resideInAPackage("io.modelogue.evaluation")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "io.modelogue.evaluation")
                .or(resideInAnyPackage(ANNOTATIONS)))
        .check(CLASSES);
  }

  @Test
  void theStateIsPureOfInputOutputClocksAndChance() {
    noClasses()
        .that()
        .resideInAPackage("io.modelogue.internal.state")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.io..",
                    "java.nio..",
                    "java.net..",
                    "io.modelogue.storage..",
                    "io.modelogue.internal.engine..",
                    "io.modelogue.internal.journal..",
                    "io.modelogue.internal.json..",
                    "com.fasterxml..",
                    "org.slf4j..")
                .or(isOneOf(Clock.class, Random.class, ThreadLocalRandom.class)))
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void jsonIsReadAndWrittenInFourPlaces() {
    noClasses()
        .that(
            resideInAPackage("io.modelogue..")
                .and(
                    not(
                        resideInAnyPackage(
                            "io.modelogue.internal.dossier",
                            "io.modelogue.internal.json",
                            "io.modelogue.internal.journal",
                            "io.modelogue.internal.results"))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml..")
        .check(CLASSES);
  }

  @Test
  void theHistoryDoesNotKnowTheEngine() {
    noClasses()
        .that()
        .resideInAPackage("io.modelogue.history")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.modelogue.internal.engine..", "io.modelogue.internal.state..")
        .check(CLASSES);
  }

  @Test
  void noTypeOfAHiddenLibraryOrPackageShowsInWhatIsExported() {
    classes()
        .that(resideInAnyPackage(EXPORTED).and(describe("are public", ArchitectureTest::isPublic)))
        .should(onlyShow("java..", "io.modelogue.storage", EXPORTED))
        .check(CLASSES);
  }

  @Test
  void theModuleExportsItsThreePackagesAndNothingElse() throws IOException {
    Path classFile =
        Path.of(ModelRegistry.class.getProtectionDomain().getCodeSource().getLocation().getPath())
            .resolve("module-info.class");
    try (InputStream in = Files.newInputStream(classFile)) {
      ModuleDescriptor module = ModuleDescriptor.read(in);

      assertThat(module.name()).isEqualTo("io.modelogue");
      assertThat(module.exports())
          .noneMatch(ModuleDescriptor.Exports::isQualified)
          .extracting(ModuleDescriptor.Exports::source)
          .containsExactlyInAnyOrder(EXPORTED);
      assertThat(module.opens()).isEmpty();
    }
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isPublic).orElse(true);
  }

  private static DescribedPredicate<JavaClass> isOneOf(Class<?>... types) {
    return describe(
        "a clock or a source of chance", type -> Stream.of(types).anyMatch(type::isEquivalentTo));
  }

  private static ArchCondition<JavaClass> onlyShow(
      String java, String storage, String... exported) {
    var allowed = resideInAnyPackage(java, storage).or(resideInAnyPackage(exported));
    return new ArchCondition<>("show only types that are exported too") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getMembers().stream()
            .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
            .forEach(
                member ->
                    shown(member)
                        .map(JavaClass::getBaseComponentType)
                        .filter(t -> !t.isPrimitive() && !allowed.test(t))
                        .forEach(
                            hidden ->
                                events.add(
                                    SimpleConditionEvent.violated(
                                        member, member.getFullName() + " shows " + hidden))));
      }
    };
  }

  private static Stream<JavaClass> shown(JavaMember member) {
    return member.getAllInvolvedRawTypes().stream();
  }
}
