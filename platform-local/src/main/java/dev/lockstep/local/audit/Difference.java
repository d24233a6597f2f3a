package dev.lockstep.local.audit;

/**
 * Where two books disagree.
 *
 * @param subject what it is about; the same in every look, however the amounts move meanwhile
 * @param text for people
 */
public record Difference(String subject, String text) {

    /** One whose words do not change from look to look. */
    public static Difference of(String text) {
        return new Difference(text, text);
    }

    Difference at(String place) {
        return new Difference(place + " " + subject, place + " " + text);
    }
}
