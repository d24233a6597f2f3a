package dev.lockstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** A rule that cannot turn red guards nothing: the package {@code violation} breaks each of them on purpose. */
class HouseRulesTest {

    private static final String VIOLATION = "dev.lockstep.architecture.violation";

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(VIOLATION);

    @Test
    void a_feature_that_knows_a_framework_is_named() {
        assertThat(breaches(HouseRules.featuresKnowNoFramework(VIOLATION)))
                .anyMatch(names("KnowsFrameworks.spring"))
                .anyMatch(names("KnowsFrameworks.sql"))
                .anyMatch(names("KnowsFrameworks.r2dbc"))
                .anyMatch(names("KnowsFrameworks.kafka"))
                .anyMatch(names("KnowsFrameworks.ta4j"))
                .noneMatch(names("adapter."));
    }

    @Test
    void a_thread_that_waits_is_named() {
        assertThat(breaches(HouseRules.nothingBlocks(VIOLATION)))
                .anyMatch(names("Blocks.sleeps"))
                .anyMatch(names("Blocks.waitsForOne"))
                .anyMatch(names("Blocks.waitsForMany"))
                .anyMatch(names("Blocks.waitsByReference"))
                .hasSize(4);
    }

    @Test
    void whoever_tells_time_beside_the_clocks_is_named() {
        assertThat(breaches(HouseRules.onlyTheClocksTellTime(VIOLATION)))
                .anyMatch(names("TellsTime.now"))
                .anyMatch(names("TellsTime.nowByReference"))
                .anyMatch(names("TellsTime.millis"))
                .anyMatch(names("TellsTime.clock"))
                .anyMatch(names("TellsTime.id"))
                .anyMatch(names("TellsTime.chance"))
                .anyMatch(names("TellsTime.dice"))
                .noneMatch(names("seeded"))
                .hasSize(7);
    }

    @Test
    void whoever_subscribes_within_is_named() {
        assertThat(breaches(HouseRules.onlyTheEdgeSubscribes(VIOLATION)))
                .anyMatch(names("Subscribes.starts"))
                .anyMatch(names("Subscribes.startsByFuture"))
                .hasSize(2);
    }

    @Test
    void a_feature_that_reaches_into_the_adapter_of_another_is_named() {
        assertThatThrownBy(
                        () -> ApplicationModules.of(VIOLATION, location -> true).verify())
                .isInstanceOf(Violations.class)
                .hasMessageContaining("ReachesIn")
                .hasMessageContaining("MarketFeed");
    }

    private static List<String> breaches(ArchRule rule) {
        return rule.evaluate(CLASSES).getFailureReport().getDetails();
    }

    private static Predicate<String> names(String offender) {
        return breach -> breach.contains(offender);
    }
}
