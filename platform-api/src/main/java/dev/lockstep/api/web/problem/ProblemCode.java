package dev.lockstep.api.web.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * Every code an answer of the platform can carry, with its status and what to do about it. The reference page is
 * generated from this list, and a test holds every code in the sources against it. Codes never change their meaning.
 */
public enum ProblemCode {
    // who is calling
    TOKEN_MISSING(
            401,
            "No access token",
            "Send `Authorization: Bearer TOKEN` with an access token of this installation's identity provider."),
    TOKEN_INVALID(
            401,
            "Access token not accepted",
            "Get a new token. It must be signed by this installation's identity provider (RS256 or ES256), be of type `at+jwt`, name the audience `lockstep-api`, and not be expired."),
    MEMBERSHIP_MISSING(
            403,
            "Not a member of the tenant",
            "Ask an owner of the tenant in the token's `tenant_id` to add you, or log in for another tenant."),
    TENANT_REQUIRED(
            403,
            "A tenant's token is needed",
            "The token names no tenant (operator tokens don't). Use the token of a tenant's member."),
    TENANT_SUSPENDED(
            403,
            "The tenant may only look",
            "The tenant is suspended or closing: reading works, changes do not. Ask the operator."),
    ROLE_INSUFFICIENT(
            403,
            "The role may not do this",
            "Changes need the role OWNER, ADMIN or TRADER. Ask an owner of the tenant."),
    ACCESS_DENIED(403, "Not allowed", "The token is fine but does not allow this request."),

    // the request as HTTP
    ROUTE_NOT_FOUND(404, "No such route", "See `/openapi.json` for the routes there are."),
    METHOD_NOT_ALLOWED(405, "Method not allowed on this route", "Use one of the methods in the `Allow` header."),
    NOT_ACCEPTABLE(406, "No representation you accept", "Accept `application/json`."),
    UNSUPPORTED_MEDIA_TYPE(415, "Body of a type we don't read", "Send `Content-Type: application/json`."),
    BODY_TOO_LARGE(413, "Body too large", "Send less than the limit named in the answer."),
    BODY_MISSING(400, "Body missing", "Send a JSON object as the body."),
    BODY_MALFORMED(400, "Body is not valid JSON", "Send one JSON object without duplicate keys or anything after it."),
    BODY_TOO_DEEP(400, "Body nested too deeply", "Send the flat shape described in `/openapi.json`."),
    FIELD_UNKNOWN(
            400,
            "Unknown field",
            "Remove the field named in the answer, or correct its spelling; fields are in snake_case."),
    FIELD_TYPE(
            400,
            "Field of the wrong type",
            "Send the type described in `/openapi.json`; amounts and percentages are strings."),
    FIELD_MISSING(400, "Field missing", "Send the field named in the answer."),
    FIELD_INVALID(422, "Field has a value we can't use", "Send the field named in the answer in the form it says."),
    PARAMETER_MISSING(400, "Parameter missing", "Send the parameter named in the answer."),
    PARAMETER_INVALID(
            400,
            "Parameter malformed",
            "Send the parameter named in the answer in the form `/openapi.json` describes."),
    REQUEST_MALFORMED(400, "Request malformed", "Compare the request with `/openapi.json`."),
    IF_MATCH_REQUIRED(
            428,
            "If-Match missing",
            "Read the resource and send its `ETag` back as `If-Match`, so that nobody's change is lost."),
    VERSION_MISMATCH(
            412,
            "Changed meanwhile",
            "Someone changed it since you read it. Read it again, decide, and send the new `ETag`."),
    IDEMPOTENCY_KEY_MISSING(
            400,
            "Idempotency-Key missing",
            "Send a fresh `Idempotency-Key` header with every write, and the same one when you repeat it."),
    IDEMPOTENCY_KEY_INVALID(
            400,
            "Idempotency-Key malformed",
            "Use 8 to 128 characters out of letters, digits and `. _ : -`, best a random UUID."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "Idempotency-Key used for something else",
            "The key was used with another body. Use a fresh key for a new request."),
    REQUEST_IN_FLIGHT(
            409,
            "The same request is being worked on",
            "Repeat it with the same key after `Retry-After` seconds; you will get its answer."),
    REQUEST_TIMEOUT(
            503,
            "Took too long",
            "The work may still complete. Repeat with the same `Idempotency-Key` to learn how it ended."),
    OVERLOADED(503, "Too many requests at once", "Slow down and repeat after `Retry-After` seconds."),

    // lists
    PAGE_LIMIT(422, "Page size out of range", "Ask for 1 to 500 rows and follow `next_cursor`."),
    PAGE_CURSOR(422, "Unknown cursor", "Pass `next_cursor` of the page before, unchanged."),

    // profiles
    PROFILE_NOT_FOUND(404, "No such profile", "List your profiles with `GET /api/v1/profiles`."),
    PROFILE_NAME_TAKEN(409, "Profile name taken", "Names are unique within a tenant. Choose another."),
    PROFILE_VERSION(409, "Changed in the same moment", "Read the profile again, decide, and send its new `ETag`."),
    PROFILE_EXISTS(409, "Profile already created", "Read it; a new profile gets a new id."),
    PROFILE_NAME(422, "Profile name not usable", "Use 1 to 80 characters."),
    PROFILE_WATCHLIST(422, "Watchlist not usable", "List 1 to 20 different symbols."),
    PROFILE_CAPITAL(422, "Capital not usable", "Allocate more than zero."),
    PROFILE_QUOTE(422, "Symbol is paid in another asset", "Choose symbols quoted in the capital's asset."),
    RISK_LIMIT(422, "Risk limit out of range", "Choose a value in the range the answer names."),
    TIMEFRAME_UNKNOWN(422, "Unknown timeframe", "Use one of the timeframes the answer lists."),
    EXCHANGE_ACCOUNT_NOT_FOUND(404, "No such exchange account", "List yours with `GET /api/v1/exchange-accounts`."),
    SYMBOL_UNKNOWN(422, "Unknown symbol", "Use a symbol the venue lists, in its spelling: `BTCUSDT`."),
    SYMBOL_NOT_TRADABLE(
            422, "Symbol takes no orders", "The venue takes no orders for it at present. Choose another or wait."),
    CAPITAL_BELOW_MIN_NOTIONAL(
            422,
            "One entry would be below the venue's minimum",
            "Raise the capital or the position size until their product reaches the minimum the answer names."),

    // strategies
    STRATEGY_UNKNOWN(422, "Unknown strategy", "Choose a `kind` from `GET /api/v1/strategies`."),
    STRATEGY_PARAMETER(
            422, "Strategy parameter not usable", "Keep to the names and ranges of `GET /api/v1/strategies`."),

    // orders and positions
    ORDER_NOT_FOUND(404, "No such order", "List your orders with `GET /api/v1/orders`."),
    POSITION_NOT_FOUND(404, "No such position", "List your positions with `GET /api/v1/positions`."),

    // market data
    CANDLE_CONTRACT(422, "Candle breaks the contract", "Mend the candle named in the answer, or leave it out."),
    CANDLE_LIMIT(422, "Number of candles out of range", "Ask for as many as the answer says, and again for the rest."),
    EQUITY_LIMIT(422, "Number of points out of range", "Ask for 1 to 2000 points; they are thinned out evenly."),
    VENUE_NOT_FOUND(404, "No account at this venue", "Name a venue of `GET /api/v1/exchange-accounts`."),
    KLINE_FILE_UNREADABLE(422, "Candle file can't be read", "Give a Binance kline CSV, plain or gzip."),
    KLINE_ROW_INVALID(422, "Row of a candle file not usable", "Mend the row named in the answer."),

    // the stream
    STREAM_UPGRADE(
            426, "A WebSocket is spoken here", "Connect with a WebSocket client; see `docs/how-to/use-the-stream.md`."),
    STREAM_ORIGIN(
            403,
            "Browsers from this origin are not let in",
            "Operator: list the origin in `lockstep.api.stream.origins` if its pages may see tenants' data."),
    STREAM_CONNECTIONS(429, "Too many streams open", "Close some, or wait and connect again."),
    STREAM_TICKETS(
            429, "Too many tickets not redeemed", "Redeem or forget those you have; each ends after 30 seconds."),
    STREAM_MESSAGE(422, "Message not understood", "Compare the message with `docs/reference/asyncapi.yaml`."),
    STREAM_TOPIC(
            422,
            "No such topic",
            "Use a topic of `docs/reference/asyncapi.yaml`; candles are told of what a profile of yours watches."),
    STREAM_TOPICS(422, "Too many topics", "Unsubscribe from some; a connection has at most 32."),
    STREAM_AUTHENTICATION(
            401, "Say first who you are", "Send `authenticate` with a ticket or a token as the first message."),
    STREAM_TICKET(
            401,
            "Ticket not good",
            "Get a new one with `POST /api/v1/stream-tickets`: each is good once and for 30 seconds."),
    STREAM_IDENTITY(403, "Another subject or tenant", "Open a connection of its own for each subject and tenant."),

    // what we depend on
    STORE_UNAVAILABLE(503, "The database does not answer", "Repeat after `Retry-After` seconds; the operator is told."),
    IDENTITY_PROVIDER_UNAVAILABLE(
            503,
            "The identity provider does not answer",
            "Its signing keys can't be read just now. Repeat after `Retry-After` seconds."),
    VENUE_UNAVAILABLE(503, "The venue does not answer", "Nothing was changed. Repeat after `Retry-After` seconds."),
    CLOCK_SKEW(503, "Our clock and the venue's differ", "Operator: set the clock of the machine the engine runs on."),
    EXCHANGE_CREDENTIALS(404, "The exchange account has no key", "Store a key of the venue for this account."),
    COLUMN_NULL(
            500,
            "A stored row lacks a value",
            "Operator: the row named in the log contradicts the schema; look at it before anything is traded on."),
    CREDENTIALS_UNREADABLE(
            500,
            "A stored credential does not open",
            "Operator: it was sealed for another account or with another keyset. Store the key anew."),

    // what keeps a process from starting
    DATABASE_USERNAME(500, "No database role set", "Operator: set `lockstep.database.username` and `password`."),
    RELAY_RETENTION(
            500,
            "Retention of the outbox is too short",
            "Operator: set `lockstep.relay.retention` to an hour or more."),
    DATABASE_RELAY_USERNAME(
            500, "No role for the relay set", "Operator: set `lockstep.database.relay-username` and `relay-password`."),
    DATABASE_POOL_SIZE(500, "Pool size out of range", "Operator: set `lockstep.database.pool-size` to 1 to 200."),
    DATABASE_UNREACHABLE(
            500,
            "Database not reachable at start",
            "Operator: check `lockstep.database.*` and that the migrations have run."),
    DATABASE_ROLE_UNSAFE(
            500,
            "Database role could pass by row security",
            "Operator: log in as one of the roles of `db/README`, never as owner or superuser."),
    ROW_SECURITY_INCOMPLETE(
            500, "A table lacks row security", "Operator: run the migrations of this version; see `db/README`."),
    VENUE_UNKNOWN(
            500,
            "Venue not configured",
            "Operator: configure `lockstep.venues.NAME` as the exchange account names it."),
    ACCOUNT_REFUSED(
            500,
            "The venue does not accept the account's key",
            "Check the key at the venue (exists, may trade, allowed from this address) and store it again."),
    VENUE_PROTOCOL(500, "Venue's protocol not known", "Operator: set `lockstep.venues.NAME.protocol` to `binance`."),
    INSTALLATION_TAG(
            500,
            "Installation tag not usable",
            "Operator: set `lockstep.installation.tag` to 8 hex characters of your own."),
    PACE_CONTROL_URL(
            500,
            "No control address for the lockstep pace",
            "Operator: set `lockstep.pace.control-url`, or another pace."),
    VAULT_KEYSET_MISSING(
            500,
            "Vault keyset missing",
            "Operator: set `lockstep.vault.keyset-file` to a keyset this process may read."),
    VAULT_KEYSET_BROKEN(
            500, "Vault keyset not usable", "Operator: restore the keyset file; credentials sealed with it need it."),
    TOKEN_CLOCK_SKEW(500, "Clock skew out of range", "Operator: set `lockstep.identity.clock-skew` to 0 to 30 s."),

    // ours
    INTERNAL_ERROR(
            500, "Our mistake", "Nothing you can do about it. Report the `correlation_id`; it finds the log lines.");

    private final HttpStatus status;
    private final String title;
    private final String remedy;

    ProblemCode(int status, String title, String remedy) {
        this.status = HttpStatus.valueOf(status);
        this.title = title;
        this.remedy = remedy;
    }

    /** As it travels: lower case with underscores. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What to do about it, for the reference page and as the hint where nothing more exact is known. */
    public String remedy() {
        return remedy;
    }

    public static Optional<ProblemCode> of(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code().equals(code))
                .findFirst();
    }
}
