package dev.lockstep.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;

/**
 * The rules of the house that the compiler cannot see. Each takes the package that holds the features, so that the same
 * rule judges the engine and the fixtures that break it on purpose.
 */
final class HouseRules {

    private static final String[] FRAMEWORKS = {
        "org.springframework..",
        "java.sql..",
        "javax.sql..",
        "io.r2dbc..",
        "org.postgresql..",
        "org.apache.kafka..",
        "reactor.kafka..",
        "reactor.netty..",
        "io.netty..",
        "io.micrometer..",
        "io.opentelemetry..",
        "io.github.resilience4j..",
        "com.fasterxml.jackson..",
        "tools.jackson..",
        "org.ta4j..",
        "org.knowm..",
    };

    /** Annotations in a package-info, which say what the feature may use. */
    private static final String MODULITH = "org.springframework.modulith..";

    private static final Set<String> BLOCKING =
            Set.of("block", "blockOptional", "blockFirst", "blockLast", "toIterable", "toStream");

    private static final Set<String> SUBSCRIBING = Set.of("subscribe", "subscribeWith", "toFuture");

    private HouseRules() {}

    /** Data, ports and flows are plain Java and Reactor; only {@code adapter} packages touch the world. */
    static ArchRule featuresKnowNoFramework(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".*.adapter..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS).and(resideOutsideOfPackage(MODULITH)))
                .allowEmptyShould(true);
    }

    /** A thread that waits is a thread every tenant waits for. */
    static ArchRule nothingBlocks(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .accessTargetWhere(access(
                        "blocks a thread",
                        target -> is(target, Thread.class, "sleep")
                                || (isPublisher(target) && BLOCKING.contains(target.getName()))))
                .allowEmptyShould(true);
    }

    /** Time and chance are parameters, or a replay would not repeat what happened. */
    static ArchRule onlyTheClocksTellTime(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".time..")
                .should()
                .accessTargetWhere(access("asks the machine for time or chance", HouseRules::isTimeOrChance))
                .allowEmptyShould(true);
    }

    /** Work starts at the edge of the process and in the shield of a transaction, nowhere in between. */
    static ArchRule onlyTheEdgeSubscribes(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + ".runtime.adapter..", root + ".tenancy.adapter..")
                .should()
                .accessTargetWhere(
                        access("subscribes", target -> isPublisher(target) && SUBSCRIBING.contains(target.getName())))
                .allowEmptyShould(true);
    }

    private static boolean isTimeOrChance(AccessTarget target) {
        return is(target, System.class, "currentTimeMillis", "nanoTime")
                || is(target, Clock.class, "systemUTC", "systemDefaultZone", "system", "tickMillis", "tickSeconds")
                || is(target, Instant.class, "now")
                || is(target, LocalDate.class, "now")
                || is(target, LocalDateTime.class, "now")
                || is(target, OffsetDateTime.class, "now")
                || is(target, ZonedDateTime.class, "now")
                || is(target, UUID.class, "randomUUID")
                || is(target, Math.class, "random")
                || is(target, ThreadLocalRandom.class, "current")
                || is(target, SecureRandom.class, "<init>", "getInstanceStrong")
                || isUnseeded(target, Random.class)
                || isUnseeded(target, SplittableRandom.class);
    }

    /** A generator with a seed repeats itself, so only the constructor without one is refused. */
    private static boolean isUnseeded(AccessTarget target, Class<?> generator) {
        return target.getFullName().equals(generator.getName() + ".<init>()");
    }

    private static boolean is(AccessTarget target, Class<?> owner, String... names) {
        return target.getOwner().isEquivalentTo(owner) && Set.of(names).contains(target.getName());
    }

    private static boolean isPublisher(AccessTarget target) {
        return target.getOwner().isAssignableTo(Publisher.class);
    }

    private static DescribedPredicate<JavaAccess<?>> access(String description, Predicate<AccessTarget> target) {
        return describe(description, access -> target.test(access.getTarget()));
    }
}
