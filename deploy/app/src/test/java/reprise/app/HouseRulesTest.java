package reprise.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for the whole house and no compiler would say. A rule that is in the way is discussed, not weakened. */
class HouseRulesTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("reprise");

    private static final String JDK = "java..";
    private static final String[] CORE = {"reprise.core..", JDK, "reprise.sdk.."};

    /** A module, and the modules that its own POM lets it use. */
    private record Room(String name, List<String> packages, Set<String> mayUse) {}

    /** Lowest floor first, as the modules stand in the root POM. */
    private static final List<Room> ROOMS = List.of(
            new Room("node-sdk", List.of("reprise.sdk.."), Set.of()),
            new Room("core", List.of("reprise.core.."), Set.of("node-sdk")),
            new Room("language", List.of("reprise.language.."), Set.of("node-sdk", "core")),
            new Room("database", List.of("reprise.database.."), Set.of()),
            new Room("postgres", List.of("reprise.postgres.."), Set.of()),
            new Room("journal", List.of("reprise.journal.."), Set.of("node-sdk", "core", "language", "database")),
            new Room("catalog", List.of("reprise.catalog.."), Set.of("node-sdk", "core", "language", "database")),
            new Room("nodes", List.of("reprise.nodes.."), Set.of("node-sdk")),
            new Room("protocol", List.of("reprise.protocol.."), Set.of("node-sdk", "core")),
            new Room(
                    "starts",
                    List.of("reprise.starts.."),
                    Set.of("node-sdk", "core", "language", "database", "journal")),
            new Room("views", List.of("reprise.views.."), Set.of("node-sdk", "core", "journal", "database")),
            new Room(
                    "engine",
                    List.of("reprise.engine.."),
                    Set.of(
                            "node-sdk",
                            "core",
                            "language",
                            "database",
                            "journal",
                            "catalog",
                            "nodes",
                            "protocol",
                            "starts")),
            new Room(
                    "runner",
                    List.of("reprise.projections.."),
                    Set.of("node-sdk", "core", "database", "journal", "views")),
            new Room(
                    "server",
                    List.of("reprise.gateway.."),
                    Set.of(
                            "node-sdk",
                            "core",
                            "language",
                            "database",
                            "journal",
                            "catalog",
                            "nodes",
                            "protocol",
                            "starts",
                            "views")));

    @Test
    void knowsEveryRoom() {
        var everywhere = ROOMS.stream().flatMap(room -> room.packages.stream()).toArray(String[]::new);
        noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(everywhere)))
                .should()
                .resideOutsideOfPackage("reprise.app..")
                .because("each module of the root POM has its line here")
                .check(HOUSE);
    }

    @TestFactory
    Stream<DynamicTest> eachRoomStandsOnLowerFloorsOnly() {
        return ROOMS.stream()
                .map(room -> DynamicTest.dynamicTest(room.name, () -> {
                    var forbidden = Stream.concat(
                                    Stream.of("reprise.app.."),
                                    ROOMS.stream()
                                            .filter(other -> other != room && !room.mayUse.contains(other.name))
                                            .flatMap(other -> other.packages.stream()))
                            .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAnyPackage(room.packages.toArray(String[]::new))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(forbidden)
                            .check(HOUSE);
                }));
    }

    @TestFactory
    Stream<DynamicTest> noPackagesOfARoomNeedEachOtherInACircle() {
        return Stream.concat(ROOMS.stream().flatMap(room -> room.packages.stream()), Stream.of("reprise.app.."))
                .map(room -> DynamicTest.dynamicTest(room, () -> {
                    var root = room.substring(0, room.length() - 2);
                    slices().matching(root + ".(**)")
                            .should()
                            .beFreeOfCycles()
                            .allowEmptyShould(true)
                            .check(HOUSE.that(resideInAPackage(room)));
                }));
    }

    @Nested
    class TheCore {

        @Test
        void knowsTheJdkAndTheNodeSdkOnly() {
            noClasses()
                    .that()
                    .resideInAPackage("reprise.core..")
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages(CORE)
                    .check(HOUSE);
        }

        @Test
        void hasNoClock() {
            noClasses()
                    .that()
                    .resideInAPackage("reprise.core..")
                    .should()
                    .callMethodWhere(readsAClock())
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.time.Clock")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.time.InstantSource")
                    .check(HOUSE);
        }

        @Test
        void hasNoDice() {
            noClasses()
                    .that()
                    .resideInAPackage("reprise.core..")
                    .should()
                    .dependOnClassesThat(
                            DescribedPredicate.describe(
                                    "are dice",
                                    type -> type.getName()
                                            .matches(
                                                    "java\\.util\\.(Random|SplittableRandom|random\\..*)|java\\.security\\.SecureRandom|.*ThreadLocalRandom")))
                    .orShould()
                    .callMethod(java.util.UUID.class, "randomUUID")
                    .orShould()
                    .callMethod(Math.class, "random")
                    .orShould()
                    .callMethod(System.class, "identityHashCode", Object.class)
                    .check(HOUSE);
        }

        @Test
        void touchesNothingOfTheWorld() {
            noClasses()
                    .that()
                    .resideInAPackage("reprise.core..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                                    "java.io..",
                                    "java.nio.file..",
                                    "java.nio.channels..",
                                    "java.net.http..",
                                    "java.sql..",
                                    "javax.sql..",
                                    "java.util.concurrent..",
                                    "java.util.logging..")
                            .or(
                                    DescribedPredicate.describe(
                                            "are threads or sockets",
                                            type -> type.getName()
                                                    .matches(
                                                            "java\\.lang\\.(Thread|ThreadLocal|Process|Runtime|ProcessBuilder)|java\\.net\\.(Socket|ServerSocket|URL|URLConnection)")))
                            .and(DescribedPredicate.not(isUncheckedIo())))
                    .check(HOUSE);
        }

        @Test
        void readsNoSettingsOfTheProcess() {
            noClasses()
                    .that()
                    .resideInAPackage("reprise.core..")
                    .should()
                    .callMethodWhere(JavaCallTo.of("java.lang.System", "getenv", "getProperty", "exit"))
                    .check(HOUSE);
        }

        @Test
        void keepsTheStateOfExecutionsImmutable() {
            fields().that()
                    .areDeclaredInClassesThat(resideInAPackage("reprise.core.execution")
                            .and(DescribedPredicate.describe("are records", JavaClass::isRecord)))
                    .should(beOfImmutableKind())
                    .because("Akka applies an event before it is written: see R1 of the reliability study")
                    .check(HOUSE);
        }
    }

    @Nested
    class Libraries {

        @Test
        void areNotNeededToWriteANode() {
            noClasses()
                    .that()
                    .resideInAPackage("reprise.sdk..")
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages("reprise.sdk..", JDK)
                    .check(HOUSE);
        }

        @Test
        void areNotWhatNodesAreMadeOf() {
            noClasses()
                    .that()
                    .resideInAPackage("reprise.nodes..")
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages("reprise.nodes..", "reprise.sdk..", JDK)
                    .because("what the built-in nodes cannot do, no plugin can")
                    .check(HOUSE);
        }

        @Test
        void thatRunActorsStayWithActors() {
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "reprise.engine..",
                            "reprise.protocol..",
                            "reprise.gateway..",
                            "reprise.projections..",
                            "reprise.app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("akka..")
                    .check(HOUSE);
        }

        @Test
        void thatGuessTypesFromJsonAreNeverAsked() {
            noClasses()
                    .should()
                    .callMethodWhere(JavaCallTo.named(
                            "activateDefaultTyping",
                            "activateDefaultTypingAsProperty",
                            "enableDefaultTyping",
                            "setDefaultTyping"))
                    .orShould()
                    .dependOnClassesThat()
                    .haveNameMatching(".*LaissezFaireSubTypeValidator|java\\.io\\.ObjectInputStream")
                    .check(HOUSE);
        }

        @Test
        void doNotPutThingsIntoFields() {
            fields().should(new ArchCondition<JavaField>("be filled by their constructor alone") {
                        @Override
                        public void check(JavaField field, ConditionEvents events) {
                            field.getAnnotations().stream()
                                    .filter(annotation -> annotation
                                            .getRawType()
                                            .getSimpleName()
                                            .matches("Inject|Autowired|Resource|Value|PersistenceContext"))
                                    .forEach(annotation -> events.add(SimpleConditionEvent.violated(
                                            field,
                                            field.getFullName() + " has @"
                                                    + annotation.getRawType().getSimpleName())));
                        }
                    })
                    .check(HOUSE);
        }
    }

    @Nested
    class Names {

        @Test
        void sayWhatAThingIs() {
            noClasses()
                    .should()
                    .haveNameMatching(".*[.$](Base|Abstract)[A-Z]\\w*")
                    .orShould()
                    .haveNameMatching(".*(Manager|Util|Utils|Helper|Impl)")
                    .check(HOUSE);
        }
    }

    @Nested
    class Nobody {

        @Test
        void sleepsWhereOneCouldWait() {
            noClasses()
                    .that()
                    .resideOutsideOfPackages("reprise.app..", "reprise.bench..", "reprise.chaos..")
                    // The end of a foreign process, and a server that is not there yet, are announced to nobody.
                    .and()
                    .doNotHaveFullyQualifiedName("reprise.postgres.DatabaseProcess")
                    .and()
                    .doNotHaveFullyQualifiedName("reprise.database.DatabaseWait")
                    .should()
                    .callMethodWhere(JavaCallTo.of("java.lang.Thread", "sleep"))
                    .check(HOUSE);
        }

        @Test
        void talksToTheConsoleButTheApp() {
            noClasses()
                    .that()
                    .resideOutsideOfPackages("reprise.app..", "reprise.bench..", "reprise.chaos..")
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .orShould()
                    .callMethodWhere(JavaCallTo.named("printStackTrace"))
                    .check(HOUSE);
        }

        @Test
        void endsTheProcessButTheApp() {
            noClasses()
                    .that()
                    .resideOutsideOfPackages("reprise.app..", "reprise.bench..", "reprise.chaos..")
                    .should()
                    .callMethodWhere(JavaCallTo.of("java.lang.System", "exit"))
                    .orShould()
                    .callMethodWhere(JavaCallTo.of("java.lang.Runtime", "halt", "exit"))
                    .check(HOUSE);
        }
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> readsAClock() {
        return DescribedPredicate.describe("read a clock", call -> {
            AccessTarget.MethodCallTarget target = call.getTarget();
            var owner = target.getOwner().getName();
            return (owner.startsWith("java.time.") && target.getName().equals("now"))
                    || (owner.equals("java.lang.System")
                            && Set.of("currentTimeMillis", "nanoTime").contains(target.getName()));
        });
    }

    private static DescribedPredicate<JavaClass> isUncheckedIo() {
        return DescribedPredicate.describe("is no more than a name for trouble or a mark", type -> Set.of(
                        "java.io.UncheckedIOException", "java.io.Serializable")
                .contains(type.getName()));
    }

    /** The collections of records are only ever the JDK's interfaces: nobody adds to what they hold. */
    private static ArchCondition<JavaField> beOfImmutableKind() {
        var mutable = Set.of(
                "java.util.ArrayList",
                "java.util.LinkedList",
                "java.util.HashMap",
                "java.util.LinkedHashMap",
                "java.util.TreeMap",
                "java.util.HashSet",
                "java.util.LinkedHashSet",
                "java.util.ArrayDeque",
                "java.util.BitSet",
                "java.lang.StringBuilder");
        return new ArchCondition<>("hold nothing that can change") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                var type = field.getRawType();
                boolean isFinal = field.getModifiers().contains(JavaModifier.FINAL);
                boolean changes = mutable.contains(type.getName())
                        || type.isArray()
                        || type.getName().startsWith("java.util.concurrent.")
                        || arguments(field).anyMatch(mutable::contains);
                if (!isFinal || changes) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " can change"));
                }
            }
        };
    }

    private static Stream<String> arguments(JavaField field) {
        return field.getType() instanceof JavaParameterizedType type
                ? type.getActualTypeArguments().stream().map(HasName::getName)
                : Stream.empty();
    }

    /** Calls by the name of the method, whatever its parameters. */
    private static final class JavaCallTo {
        static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> of(String owner, String... names) {
            return DescribedPredicate.describe(
                    "are to " + owner + "." + List.of(names),
                    call -> call.getTargetOwner().getName().equals(owner)
                            && List.of(names).contains(call.getName()));
        }

        static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> named(String... names) {
            return DescribedPredicate.describe(
                    "are to " + List.of(names), call -> List.of(names).contains(call.getName()));
        }
    }
}
