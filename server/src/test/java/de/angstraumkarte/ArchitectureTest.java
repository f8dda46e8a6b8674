package de.angstraumkarte;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The picture in architecture.md: the build fails when it is no longer true. */
@AnalyzeClasses(packages = "de.angstraumkarte", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule FLOORS = layeredArchitecture()
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

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("de.angstraumkarte.(*.*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule EDGES_DO_NOT_KNOW_ONE_ANOTHER = slices().matching("de.angstraumkarte.edge.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(),
                    JavaClass.Predicates.resideInAPackage("de.angstraumkarte.edge.feature"));

    @ArchTest
    static final ArchRule ONLY_EDGE_AND_HTTP_SEE_JAVALIN = noClasses()
            .that()
            .resideOutsideOfPackages("de.angstraumkarte.edge..", "de.angstraumkarte.base.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule ONLY_THESE_SEE_GEOTOOLS = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "de.angstraumkarte.edge.feature..",
                    "de.angstraumkarte.edge.importer..",
                    "de.angstraumkarte.edge.ogc..",
                    "de.angstraumkarte.base.geo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.geotools..", "org.opengis..");

    @ArchTest
    static final ArchRule ONLY_STORES_SEE_SQL = noClasses()
            .that()
            .resideOutsideOfPackage("de.angstraumkarte.base.db")
            .and()
            .haveNameNotMatching(".*(Store|Mapper|Condition)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..");

    @ArchTest
    static final ArchRule WEB_KNOWS_NOTHING_OF_THE_SERVER = noClasses()
            .that()
            .resideInAPackage("de.angstraumkarte.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("de.angstraumkarte.base..", "de.angstraumkarte.domain..", "de.angstraumkarte.edge..");

    @ArchTest
    static final ArchRule LOWER_DOMAIN_FOLDERS_DO_NOT_KNOW_HIGHER_ONES = noClasses()
            .that()
            .resideInAnyPackage("de.angstraumkarte.domain.layer", "de.angstraumkarte.domain.district")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("de.angstraumkarte.domain.place", "de.angstraumkarte.domain.timeline");
}
