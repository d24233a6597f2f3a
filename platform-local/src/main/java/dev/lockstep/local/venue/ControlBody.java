package dev.lockstep.local.venue;

import dev.lockstep.engine.venue.SimulatedVenue;
import dev.lockstep.engine.venue.SymbolListing;
import dev.lockstep.engine.venue.VenueOrder;
import dev.lockstep.engine.venue.VenueRefusal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of a control call, with what it must have. */
record ControlBody(JsonNode body) {
    static ControlBody of(Call call) {
        JsonNode body = Json.parse(call.body());
        if (body == null || !body.isObject()) {
            throw new VenueRefusal(-1135, "Invalid JSON Request");
        }
        return new ControlBody(body);
    }

    private @Nullable JsonNode given(String name) {
        JsonNode value = body.get(name);
        return value == null || value.isNull() || !value.isValueNode() ? null : value;
    }

    String text(String name) {
        JsonNode value = given(name);
        if (value == null) {
            throw Params.missing(name);
        }
        return value.asString();
    }

    BigDecimal amount(String name) {
        try {
            return new BigDecimal(text(name));
        } catch (NumberFormatException e) {
            throw Params.invalid(name);
        }
    }

    BigDecimal optionalAmount(String name, BigDecimal otherwise) {
        return given(name) == null ? otherwise : amount(name);
    }

    long number(String name) {
        try {
            return amount(name).longValueExact();
        } catch (ArithmeticException e) {
            throw Params.invalid(name);
        }
    }

    long optionalNumber(String name, long otherwise) {
        return given(name) == null ? otherwise : number(name);
    }

    boolean flag(String name) {
        JsonNode value = given(name);
        return value == null || value.asString().equals("true");
    }

    boolean optionalFlag(String name, boolean otherwise) {
        return given(name) == null ? otherwise : flag(name);
    }

    String account(SimulatedVenue venue) {
        String account = text("account");
        if (!venue.accounts().contains(account)) {
            throw Params.invalid("account");
        }
        return account;
    }

    SymbolListing listing(SimulatedVenue venue) {
        return venue.listing(text("symbol"));
    }

    VenueOrder order(SimulatedVenue venue) {
        VenueOrder order = venue.order(account(venue), listing(venue).symbol(), number("orderId"));
        if (order == null) {
            throw new VenueRefusal(-2013, "Order does not exist.");
        }
        return order;
    }
}
