package dev.lockstep.engine.guard;

/** One reason not to enter. A value: no waiting, no clock of its own. */
@FunctionalInterface
public interface Guard {
    Verdict check(GuardContext context);

    /** What it is called where each of them is listed. */
    default String name() {
        return "guard";
    }

    /** The same guard with a name. */
    default Guard named(String name) {
        Guard unnamed = this;
        return new Guard() {
            @Override
            public Verdict check(GuardContext context) {
                return unnamed.check(context);
            }

            @Override
            public String name() {
                return name;
            }
        };
    }
}
