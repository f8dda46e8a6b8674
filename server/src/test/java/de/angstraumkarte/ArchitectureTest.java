package de.angstraumkarte;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The picture in architecture.md: the build fails when it is no longer true. */
class ArchitectureTest {
    private static final ArchRule FLOORS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("edge")
            .definedBy("de.angstraumkarte.edge..")
            .layer("domain")
            .definedBy("de.angstraumkarte.domain..")
            .layer("base")
            .definedBy("de.angstraumkarte.base..")
            .whereLayer("edge")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("domain")
            .mayOnlyBeAccessedByLayers("edge")
            .whereLayer("base")
            .mayOnlyBeAccessedByLayers("edge", "domain");

    private static final ArchRule NO_CYCLES =
            slices().matching("de.angstraumkarte.(*.*)..").should().beFreeOfCycles();

    private static final ArchRule EDGES_DO_NOT_KNOW_ONE_ANOTHER = slices().matching("de.angstraumkarte.edge.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(),
                    JavaClass.Predicates.resideInAPackage("de.angstraumkarte.edge.feature"));

    private static final ArchRule ONLY_EDGE_AND_HTTP_SEE_JAVALIN = noClasses()
            .that()
            .resideOutsideOfPackages("de.angstraumkarte.edge..", "de.angstraumkarte.base.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

    private static final ArchRule ONLY_THESE_SEE_GEOTOOLS = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "de.angstraumkarte.edge.feature..",
                    "de.angstraumkarte.edge.importer..",
                    "de.angstraumkarte.edge.ogc..",
                    "de.angstraumkarte.base.geo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.geotools..", "org.opengis..");

    private static final ArchRule ONLY_STORES_SEE_SQL = noClasses()
            .that()
            .resideOutsideOfPackage("de.angstraumkarte.base.db")
            .and()
            .haveNameNotMatching(".*(Store|Mapper|Condition)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..");

    private static final ArchRule WEB_KNOWS_NOTHING_OF_THE_SERVER = noClasses()
            .that()
            .resideInAPackage("de.angstraumkarte.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("de.angstraumkarte.base..", "de.angstraumkarte.domain..", "de.angstraumkarte.edge..");

    private static final ArchRule LOWER_DOMAIN_FOLDERS_DO_NOT_KNOW_HIGHER_ONES = noClasses()
            .that()
            .resideInAnyPackage("de.angstraumkarte.domain.layer", "de.angstraumkarte.domain.district")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("de.angstraumkarte.domain.place", "de.angstraumkarte.domain.timeline");

    private static final ArchRule PLACES_DO_NOT_KNOW_WHAT_IS_BUILT_ON_THEM = noClasses()
            .that()
            .resideInAPackage("de.angstraumkarte.domain.place")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "de.angstraumkarte.domain.timeline",
                    "de.angstraumkarte.domain.measure",
                    "de.angstraumkarte.domain.work",
                    "de.angstraumkarte.domain.gazetteer",
                    "de.angstraumkarte.domain.basedata");

    private static final ArchRule TIMELINES_AND_MEASURES_DO_NOT_KNOW_THE_WORK_ON_THEM = noClasses()
            .that()
            .resideInAnyPackage("de.angstraumkarte.domain.timeline", "de.angstraumkarte.domain.measure")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("de.angstraumkarte.domain.work", "de.angstraumkarte.domain.report");

    private static final ArchRule WORK_ON_PLACES_DOES_NOT_KNOW_REPORTS = noClasses()
            .that()
            .resideInAPackage("de.angstraumkarte.domain.work")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("de.angstraumkarte.domain.report");

    private static final ArchRule DEADLINES_ARE_READ_BY_PAGES_ONLY = noClasses()
            .that()
            .resideInAPackage("de.angstraumkarte.domain..")
            .and()
            .resideOutsideOfPackage("de.angstraumkarte.domain.deadline")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("de.angstraumkarte.domain.deadline");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("de.angstraumkarte");

    /** ArchUnit's own engine finds its rules but runs none of them under JUnit 6, so they are checked from here. */
    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(CLASSES);
    }

    static Stream<ArchRule> rules() {
        return Stream.of(
                FLOORS,
                NO_CYCLES,
                EDGES_DO_NOT_KNOW_ONE_ANOTHER,
                ONLY_EDGE_AND_HTTP_SEE_JAVALIN,
                ONLY_THESE_SEE_GEOTOOLS,
                ONLY_STORES_SEE_SQL,
                WEB_KNOWS_NOTHING_OF_THE_SERVER,
                LOWER_DOMAIN_FOLDERS_DO_NOT_KNOW_HIGHER_ONES,
                PLACES_DO_NOT_KNOW_WHAT_IS_BUILT_ON_THEM,
                TIMELINES_AND_MEASURES_DO_NOT_KNOW_THE_WORK_ON_THEM,
                WORK_ON_PLACES_DOES_NOT_KNOW_REPORTS,
                DEADLINES_ARE_READ_BY_PAGES_ONLY);
    }
}
