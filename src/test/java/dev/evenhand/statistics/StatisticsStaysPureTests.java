package dev.evenhand.statistics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatisticsStaysPureTests {

    private static final JavaClasses STATISTICS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.evenhand.statistics");

    @Test
    void needsOnlyTheJdkAndHipparchus() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.hipparchus..", "org.jspecify..", "dev.evenhand.statistics..")
                .check(STATISTICS);
    }

    @Test
    void readsNoStoreAndNoFile() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("java.sql..", "java.net..", "java.nio.file..")
                .check(STATISTICS);
    }

    @Test
    void hasNoClockOfItsOwn() {
        noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class).check(STATISTICS);
        noClasses().should().callMethod(System.class, "nanoTime").check(STATISTICS);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(STATISTICS);
    }

    @Test
    void drawsNoChanceOfItsOwn() {
        noClasses().should().callMethod(Math.class, "random").check(STATISTICS);
        noClasses().should().callConstructor(Random.class).check(STATISTICS);
    }
}
