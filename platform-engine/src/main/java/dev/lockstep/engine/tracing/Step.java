package dev.lockstep.engine.tracing;

/** The steps of one candle's walk, as they are called in a trace. */
public enum Step {
    SIGNAL("signal"),
    DECISION("decision"),
    BEGIN_ENTRY("begin-entry"),
    BEGIN_INTENT("begin-intent"),
    PLACE("place"),
    CANCEL("cancel"),
    REPORT("report"),
    SETTLE("settle"),
    APPLY_FILL("apply-fill"),
    PROTECT("protect"),
    EXIT("exit"),
    FEED("feed");

    private final String text;

    Step(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
