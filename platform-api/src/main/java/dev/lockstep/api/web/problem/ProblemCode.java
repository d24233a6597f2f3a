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
            "Send `Authorization: Bearer <token>` with an access token of this installation's identity provider."),
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

    // orders and positions
    ORDER_NOT_FOUND(404, "No such order", "List your orders with `GET /api/v1/orders`."),
    POSITION_NOT_FOUND(404, "No such position", "List your positions with `GET /api/v1/positions`."),

    // what we depend on
    STORE_UNAVAILABLE(503, "The database does not answer", "Repeat after `Retry-After` seconds; the operator is told."),
    IDENTITY_PROVIDER_UNAVAILABLE(
            503,
            "The identity provider does not answer",
            "Its signing keys can't be read just now. Repeat after `Retry-After` seconds."),
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
