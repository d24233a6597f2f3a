package dev.lockstep.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Holds the engine to the rules of the house. That each rule can turn red is shown by {@link HouseRulesTest}. */
class ArchitectureTest {

    private static final String ENGINE = "dev.lockstep.engine";

    /** Ours and not ArchUnit's: that one looks for target/test-classes, which -Dquick moves. */
    private static final ImportOption NO_TESTS = location -> !location.contains("/test-classes/");

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(NO_TESTS).importPackages(ENGINE);

    @Test
    void a_feature_uses_only_the_roots_of_the_features_it_names() {
        ApplicationModules.of(ENGINE, NO_TESTS).verify();
    }

    @Test
    void a_feature_knows_no_framework() {
        HouseRules.featuresKnowNoFramework(ENGINE).check(CLASSES);
    }

    @Test
    void nothing_blocks_a_thread() {
        HouseRules.nothingBlocks(ENGINE).check(CLASSES);
    }

    @Test
    void only_the_clocks_tell_time_or_roll_dice() {
        HouseRules.onlyTheClocksTellTime(ENGINE).check(CLASSES);
    }

    @Test
    void only_the_edge_and_the_shield_subscribe() {
        HouseRules.onlyTheEdgeSubscribes(ENGINE).check(CLASSES);
    }
}
