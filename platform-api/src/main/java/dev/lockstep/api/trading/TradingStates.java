package dev.lockstep.api.trading;

import dev.lockstep.engine.profile.DesiredState;
import dev.lockstep.engine.profile.ObservedState;
import dev.lockstep.engine.profile.TradingMode;
import dev.lockstep.engine.profile.TradingProfile;
import dev.lockstep.engine.tenancy.Tenant;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.Tenants;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says whether a tenant's profiles trade, and why not. */
@Component
public class TradingStates {
    private final Tenants tenants;
    private final EngineLeases leases;
    private final KillSwitches switches;

    TradingStates(Tenants tenants, EngineLeases leases, KillSwitches switches) {
        this.tenants = tenants;
        this.leases = leases;
        this.switches = switches;
    }

    public Mono<TradingView> of(TenantId tenant, List<TradingProfile> profiles) {
        return Mono.zip(tenants.find(tenant), leases.held(), switches.engaged(tenant))
                .map(read -> said(read.getT1(), read.getT2().engines(), read.getT3(), profiles));
    }

    private static TradingView said(
            Tenant tenant, long engines, List<KillSwitches.Engaged> engaged, List<TradingProfile> profiles) {
        TradingView.Mode mode = mode(profiles);
        for (KillSwitches.Engaged one : engaged) {
            if (one.stopsAll()) {
                String scope = one.installation() ? "the installation" : "the tenant";
                String why = "the kill switch of " + scope + " is engaged: " + one.reason();
                return new TradingView(TradingView.State.HALTED, why, engines, mode);
            }
        }
        if (!tenant.mayTrade()) {
            return new TradingView(TradingView.State.HALTED, "the tenant is " + tenant.status(), engines, mode);
        }
        if (engines == 0) {
            return new TradingView(
                    TradingView.State.NO_ENGINE,
                    "no engine holds a shard: nothing is opened, resting orders stay as they are",
                    0,
                    mode);
        }
        long running = profiles.stream().filter(TradingStates::runs).count() - stopped(engaged, profiles);
        return running > 0
                ? new TradingView(
                        TradingView.State.ACTIVE, running + " of " + profiles.size() + " profiles run", engines, mode)
                : new TradingView(TradingView.State.PAUSED, "no profile is running", engines, mode);
    }

    private static boolean runs(TradingProfile profile) {
        return profile.desired() == DesiredState.RUNNING && profile.observed() != ObservedState.FAULTED;
    }

    private static long stopped(List<KillSwitches.Engaged> engaged, List<TradingProfile> profiles) {
        return profiles.stream()
                .filter(TradingStates::runs)
                .filter(profile ->
                        engaged.stream().anyMatch(one -> profile.id().value().equals(one.profile())))
                .count();
    }

    private static TradingView.Mode mode(List<TradingProfile> profiles) {
        Set<TradingMode> modes = profiles.stream().map(TradingProfile::mode).collect(Collectors.toSet());
        return switch (modes.size()) {
            case 0 -> TradingView.Mode.NONE;
            case 1 -> modes.contains(TradingMode.LIVE) ? TradingView.Mode.LIVE : TradingView.Mode.PAPER;
            default -> TradingView.Mode.MIXED;
        };
    }
}
