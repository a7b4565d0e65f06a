package org.cobuild;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.SystemScope;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows between rooms, and the habits that hold in all of them. */
@Tag("once")
class ModularityTest {
    private static final ApplicationModules ROOMS = ApplicationModules.of(Cobuild.class);
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.cobuild");

    /** The plan of the house: a room may know those to the left of it, and none beside it. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("db"),
            List.of("platform"),
            List.of("tenancy"),
            List.of("audit", "document"),
            List.of("approval", "catalogue", "resource", "planning"),
            List.of("project"),
            List.of("funding", "expert", "filing", "sharing"),
            List.of("construction"),
            List.of("operation"),
            List.of("overview"),
            List.of("demo"));

    @Test
    void roomsHaveNoCircleAndReachNoneOfEachOthersInsides() {
        ROOMS.verify();
    }

    /** Only so can the engine be compared with its model a hundred thousand times. */
    @Test
    void theEngineOfCasesKnowsNothingAroundIt() {
        noClasses()
                .that()
                .resideInAPackage("org.cobuild.approval.flow")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.cobuild.approval",
                        "org.cobuild.approval.route",
                        "org.cobuild.db..",
                        "org.jooq..",
                        "org.springframework.."))
                .check(CODE);
    }

    @Test
    void arrowsPointOneWay() {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (var room : FLOORS.get(floor)) {
                var above = FLOORS.subList(floor + 1, FLOORS.size()).stream()
                        .flatMap(List::stream)
                        .filter(other -> !(room.equals("db") && other.equals("platform")))
                        .toList();
                var beside = FLOORS.get(floor).stream()
                        .filter(other -> !other.equals(room))
                        .toList();
                for (var forbidden : java.util.stream.Stream.concat(above.stream(), beside.stream())
                        .toList()) {
                    noClasses()
                            .that()
                            .resideInAPackage("org.cobuild." + room + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("org.cobuild." + forbidden + "..")
                            .allowEmptyShould(true)
                            .check(CODE);
                }
            }
        }
    }

    @Test
    void everyRoomIsOnThePlan() {
        var planned = FLOORS.stream().flatMap(List::stream).collect(Collectors.toSet());
        var rooms = ROOMS.stream().map(room -> room.getIdentifier().toString()).collect(Collectors.toSet());
        assertThat(planned).containsAll(rooms);
    }

    @Test
    void timeComesFromTheOneClock() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(PortalClock.class)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(CODE);
    }

    /** Whoever counts working days by weekdays alone forgets the holidays; the demo only picks days for its story. */
    @Test
    void workingDaysAreCountedByTheCalendarAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.cobuild.tenancy.calendar..", "org.cobuild.demo..")
                .should()
                .callMethod(LocalDate.class, "getDayOfWeek")
                .check(CODE);
    }

    /** Reading across tenants is for these alone; whoever is added here has to say why. */
    private static final Map<String, String> ACROSS_TENANTS = Map.ofEntries(
            Map.entry("PersonRepository", "who signs in, with its posts in all tenants"),
            Map.entry("ApiClientRepository", "which machine has that client id"),
            Map.entry("PasswordRepository", "whose trail tells of a person's new password"),
            Map.entry("PeopleRepository", "the operator lets the first administrators of every tenant in"),
            Map.entry("UnitRepository", "names of units beside what the caller sees"),
            Map.entry("PeopleStanding", "a person may hold posts in several tenants, so onboarding looks it up in all"),
            Map.entry(
                    "DocumentRepository", "a file is served through its subject's field alone, whose scope was asked"),
            Map.entry("ProjectRepository", "the projects of all tenants, to rebuild what derives from them"),
            Map.entry("RoutesAndTasksInUse", "units of a city stand in the routes of its counties"),
            Map.entry("RouteRepository", "a unit that others follow also stands in routes of counties"),
            Map.entry("ProjectsInUse", "what a unit takes part in stands with the projects of other tenants"),
            Map.entry("TenantSuspensions", "why a tenant is suspended stands beside its name"),
            Map.entry("KeyTasksServed", "a city's key tasks are served by projects of its counties"),
            Map.entry("ExpertUnitsFollow", "a unit that others follow also employs experts of other pools of its tree"),
            Map.entry("TaskUnitsFollow", "a unit that others follow also stands in plans of its city"),
            Map.entry("AnswersStand", "what a suspended tenant was asked also stands in projects of others"),
            Map.entry("ProjectsFollow", "a unit that others follow also takes part in projects of other tenants"),
            Map.entry("ProvidersFollow", "a unit that others follow also provides to projects of other tenants"),
            Map.entry("UnitChangeRun", "a unit that others follow may lead units of counties"),
            Map.entry("UnitHoldings", "counts units of counties that a unit leads"),
            Map.entry("UnitChangeRepository", "whose day has come, in whatever tenant"),
            Map.entry("ProjectLeads", "deriving who sees what from who leads the units, in all their tenants"),
            Map.entry("ProjectVisibility", "deriving who sees what from who takes part, in all their tenants"),
            Map.entry("VisibilityRebuild", "rebuilding and comparing who sees what"),
            Map.entry("Recording", "the demo's rows are kept for the next first start, before anybody has signed in"),
            Map.entry("DatabaseKnown", "a workbook's phones and login names are compared with everybody's"),
            Map.entry(
                    "PeopleImportRepository",
                    "the operator brings tenants in, and what a portal that has ended left is taken up"),
            Map.entry("CaseNewsRepository", "which cases have changed, for all who follow any; ids alone"),
            Map.entry("ProjectNews", "which projects have changed, for what derives from them; ids alone"),
            Map.entry("TextRepository", "the index of duplicates derives from the projects of all tenants"),
            Map.entry("DuplicateRepository", "whose a project is that was found, to keep it as a hit; ids alone"),
            Map.entry("ImportRows", "counts by tenant stand with an import that the caller sees"));

    @Test
    void onlyFewReadAcrossTenants() {
        var users = CODE.get(SystemScope.class).getDirectDependenciesToSelf().stream()
                .map(dependency -> dependency.getOriginClass())
                .filter(user -> !user.getName().startsWith(SystemScope.class.getName()))
                .map(user -> user.getName().replaceFirst(".*\\.", "").replaceFirst("\\$.*", ""))
                .collect(Collectors.toSet());
        assertThat(ACROSS_TENANTS.keySet()).containsAll(users);
    }

    @Test
    void aTransactionIsAPublicMethod() {
        methods()
                .that()
                .areAnnotatedWith(org.springframework.transaction.annotation.Transactional.class)
                .should()
                .bePublic()
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void controllersDoNotTouchTheDatabase() {
        noClasses()
                .that()
                .areAnnotatedWith(org.springframework.stereotype.Controller.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jooq..")
                .check(CODE);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        FLOORS.stream()
                .flatMap(List::stream)
                .forEach(room -> assertThat(
                                java.nio.file.Path.of("src/main/java/org/cobuild/" + room + "/package-info.java"))
                        .as("package-info of " + room)
                        .exists());
    }
}
