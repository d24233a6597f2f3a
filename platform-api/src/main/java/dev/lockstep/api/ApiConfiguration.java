package dev.lockstep.api;

import dev.lockstep.engine.equity.Valuation;
import dev.lockstep.engine.ledger.Ledger;
import dev.lockstep.engine.market.Marks;
import dev.lockstep.engine.position.Positions;
import dev.lockstep.engine.profile.Profiles;
import dev.lockstep.engine.time.RandomIds;
import dev.lockstep.engine.time.WallClock;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every resource needs: the wall clock, new ids, marks and what follows from them. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {
    @Bean
    InstantSource wallClock() {
        return WallClock.system();
    }

    @Bean
    Marks marks(InstantSource wall) {
        return new Marks(wall);
    }

    @Bean
    Valuation valuation(Profiles profiles, Ledger ledger, Positions positions, Marks marks) {
        return new Valuation(profiles, ledger, positions, marks);
    }

    @Bean
    RandomIds randomIds() {
        return RandomIds.system();
    }
}
