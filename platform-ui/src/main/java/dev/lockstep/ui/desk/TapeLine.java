package dev.lockstep.ui.desk;

import dev.lockstep.ui.client.Change;
import dev.lockstep.ui.client.Decision;
import dev.lockstep.ui.client.LiveMessage;
import dev.lockstep.ui.client.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * One thing that happened, in words.
 *
 * @param id the same on every delivery
 * @param at wall clock where it happened
 * @param kind what it is about
 * @param text the thing itself
 * @param correlationId the decision it belongs to; finds its orders, log lines and trace
 */
public record TapeLine(String id, Instant at, Kind kind, String text, String correlationId) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    /** A word for each, beside its colour. */
    public enum Kind {
        SIGNAL("Signal"),
        DENIED("Denied"),
        ORDER("Order"),
        FILL("Fill"),
        POSITION("Position"),
        PROFILE("Profile"),
        ALARM("Alarm");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static TapeLine of(Decision decision) {
        return new TapeLine(
                decision.id(),
                decision.decidedAt(),
                kind(decision.verdict()),
                judged(
                        decision.symbol(),
                        decision.signal(),
                        decision.verdict(),
                        decision.reasonCode() == null ? "" : decision.reasonCode(),
                        decision.reasons()),
                decision.correlationId());
    }

    static TapeLine of(LiveMessage.Event event) {
        return new TapeLine(
                event.id(), event.occurredAt(), kind(event.change()), text(event.change()), event.correlationId());
    }

    static TapeLine uncovered(Position position, Instant since, Instant now) {
        return new TapeLine(
                "uncovered-" + position.id() + "-" + since.toEpochMilli(),
                now,
                Kind.ALARM,
                "%s: held without a stop since %s UTC".formatted(position.symbol(), TIME.format(since)),
                position.correlationId());
    }

    private static Kind kind(Change change) {
        return switch (change) {
            case Change.DecisionMade decision -> kind(decision.verdict());
            case Change.OrderChanged order ->
                order.status().equals("UNKNOWN") || order.status().equals("REJECTED") ? Kind.ALARM : Kind.ORDER;
            case Change.FillRecorded fill -> Kind.FILL;
            case Change.PositionChanged position -> Kind.POSITION;
            case Change.ProfileChanged profile -> profile.observedState().equals("FAULTED") ? Kind.ALARM : Kind.PROFILE;
            case Change.ExitRefused exit -> Kind.ALARM;
            case Change.BalanceChanged balance -> Kind.PROFILE;
        };
    }

    private static Kind kind(String verdict) {
        return verdict.equals("DENIED") ? Kind.DENIED : Kind.SIGNAL;
    }

    private static String text(Change change) {
        return switch (change) {
            case Change.DecisionMade d ->
                judged(d.symbol(), d.signal(), d.verdict(), d.reasonCode() == null ? "" : d.reasonCode(), d.reasons());
            case Change.OrderChanged o ->
                "%s %s %s %s, %s of %s"
                        .formatted(
                                o.side(),
                                words(o.leg()),
                                o.symbol(),
                                words(o.status()),
                                o.executed(),
                                plain(o.quantity()));
            case Change.FillRecorded f ->
                "%s %s %s at %s, fee %s %s"
                        .formatted(
                                f.side().equals("BUY") ? "bought" : "sold",
                                plain(f.quantity()),
                                f.symbol(),
                                plain(f.price()),
                                plain(f.fee()),
                                f.feeAsset());
            case Change.PositionChanged p -> p.symbol() + " " + words(p.status()) + covered(p.protection());
            case Change.ProfileChanged p ->
                "%s: wanted %s, engine says %s".formatted(p.name(), words(p.desiredState()), words(p.observedState()));
            case Change.ExitRefused x ->
                "%s: the venue refused the exit, %d in a row: %s; again from %s UTC"
                        .formatted(x.symbol(), x.refusals(), x.reason(), TIME.format(x.nextAttemptAt()));
            case Change.BalanceChanged b -> "ledger: " + words(b.kind());
        };
    }

    /** Every fill leaves the moment until its cover rests: no alarm, that one comes where it lasts. */
    private static String covered(String protection) {
        return switch (protection) {
            case "NONE" -> "";
            case "NAKED" -> ", not covered yet";
            default -> ", " + words(protection);
        };
    }

    private static String judged(String symbol, String signal, String verdict, String code, List<String> reasons) {
        String why = code.isEmpty() ? "" : " (" + words(code) + ")";
        String said = reasons.isEmpty() ? "" : ": " + reasons.getFirst();
        return signal + " " + symbol + " " + words(verdict) + why + said;
    }

    /** {@code STOP_LOSS} as "stop loss". */
    private static String words(String constant) {
        return constant.replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
