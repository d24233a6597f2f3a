package dev.lockstep.engine.execution.adapter;

import static dev.lockstep.engine.execution.adapter.TransitionJson.micros;

import dev.lockstep.engine.execution.Lifecycle;
import dev.lockstep.engine.ledger.JournalEntry;
import dev.lockstep.engine.ledger.Posting;
import dev.lockstep.engine.market.Instrument;
import dev.lockstep.engine.money.Money;
import dev.lockstep.engine.money.Price;
import dev.lockstep.engine.order.Fill;
import dev.lockstep.engine.order.Order;
import dev.lockstep.engine.order.OrderIntent;
import dev.lockstep.engine.order.OrderSpec;
import dev.lockstep.engine.position.Position;
import dev.lockstep.engine.position.Protection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Values as the SQL functions read them: amounts as decimal text, durations in microseconds, the rest as text. */
final class ValueJson {
    private ValueJson() {}

    static ObjectNode intent(OrderIntent intent) {
        ObjectNode node = object().put("id", intent.id().toString())
                .put("kind", intent.kind().name())
                .put("tenant", intent.tenant().toString())
                .put("profile", intent.profile().toString())
                .put("account", intent.account().toString())
                .put("position", intent.position().toString())
                .put("attempt", intent.attempt())
                .put("list_id", text(intent.listId()))
                .put("cancels", text(intent.cancels()))
                .put("signed_at", intent.signedAt().toString())
                .put("receive_window_us", micros(intent.receiveWindow()))
                .put("correlation_id", intent.correlationId().value());
        node.set("instrument", instrument(intent.instrument()));
        ArrayNode orders = node.putArray("orders");
        intent.orders().forEach(order -> orders.add(spec(order)));
        return node;
    }

    static ObjectNode order(Order order) {
        return object().put("id", order.id().value())
                .put("status", order.status().name())
                .put("executed", order.executed().value().toPlainString())
                .put("executed_quote", number(order.executedQuote()))
                .put("venue_order_id", order.venueOrderId())
                .put("reason", printable(order.reason()));
    }

    static ObjectNode position(Position position) {
        ObjectNode node = object().put("id", position.id().toString())
                .put("profile", position.profile().toString())
                .put("account", position.account().toString())
                .put("status", position.status().name())
                .put("quantity", position.quantity().value().toPlainString())
                .put("cost", number(position.cost()))
                .put("realized_pnl", number(position.realizedPnl()))
                .put("correlation_id", position.correlationId().value())
                .put("opened_at", position.openedAt().toString())
                .put("closed_at", text(position.closedAt()));
        node.set("instrument", instrument(position.instrument()));
        node.set("protection", protection(position.protection()));
        return node;
    }

    static ObjectNode fill(Fill fill) {
        ObjectNode node = object().put("account", fill.account().toString())
                .put("venue_trade_id", fill.venueTradeId())
                .put("order", fill.order().value())
                .put("side", fill.side().name())
                .put("quantity", fill.quantity().value().toPlainString())
                .put("price", fill.price().value().toPlainString())
                .put("quote", number(fill.quote()))
                .put("fee", number(fill.fee()))
                .put("fee_asset", fill.fee().asset().code())
                .put("executed_at", fill.executedAt().toString());
        node.set("instrument", instrument(fill.instrument()));
        return node;
    }

    static ObjectNode lifecycle(Lifecycle lifecycle) {
        Money gain = lifecycle.realizedPnl();
        return object().put("kind", lifecycle.kind().name())
                .put("position", lifecycle.position().toString())
                .put("order", lifecycle.order().value())
                .put("quantity", lifecycle.quantity().value().toPlainString())
                .put("average_price", lifecycle.averagePrice().value().toPlainString())
                .put("realized_pnl", gain == null ? null : number(gain))
                .put("reason", printable(lifecycle.reason()))
                .put("at", lifecycle.at().toString());
    }

    static ObjectNode journal(JournalEntry entry) {
        ObjectNode node = object().put("id", entry.id().toString())
                .put("tenant", entry.tenant().toString())
                .put("profile", entry.profile().toString())
                .put("key", entry.key())
                .put("kind", entry.kind().name())
                .put("correlation_id", entry.correlationId().value())
                .put("occurred_at", entry.occurredAt().toString());
        ArrayNode postings = node.putArray("postings");
        entry.postings().forEach(posting -> postings.add(posting(posting)));
        return node;
    }

    private static ObjectNode posting(Posting posting) {
        ObjectNode node = object().put("delta", number(posting.delta()));
        node.putObject("account")
                .put("exchange_account", posting.account().exchangeAccount().toString())
                .put("profile", posting.account().profile().toString())
                .put("kind", posting.account().kind().name())
                .put("reference", posting.account().reference())
                .put("asset", posting.account().asset().code());
        return node;
    }

    private static ObjectNode spec(OrderSpec spec) {
        return object().put("id", spec.id().value())
                .put("leg", spec.leg().name())
                .put("side", spec.side().name())
                .put("type", spec.type().name())
                .put("time_in_force", text(spec.timeInForce()))
                .put("quantity", spec.quantity().value().toPlainString())
                .put("limit", number(spec.limit()))
                .put("stop", number(spec.stop()));
    }

    private static ObjectNode protection(Protection protection) {
        return object().put("stop", number(protection.stop()))
                .put("target", number(protection.target()))
                .put("state", protection.state().name())
                .put("naked_since", text(protection.nakedSince()))
                .put("naked_total_us", micros(protection.nakedTotal()));
    }

    private static ObjectNode instrument(Instrument instrument) {
        return object().put("venue", instrument.venue().name())
                .put("symbol", instrument.symbol())
                .put("base", instrument.base().code())
                .put("quote", instrument.quote().code());
    }

    private static ObjectNode object() {
        return TransitionJson.MAPPER.createObjectNode();
    }

    private static String number(Money money) {
        return money.amount().toPlainString();
    }

    private static @Nullable String number(@Nullable Price price) {
        return price == null ? null : price.value().toPlainString();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** A venue's words may hold anything, but PostgreSQL's text no NUL; a fact must not be lost to that. */
    private static @Nullable String printable(@Nullable String words) {
        return words == null ? null : words.replace('\u0000', ' ');
    }
}
