package dev.lockstep.ui.overview;

/** {@code 1m}, {@code 4h}, {@code 1d}. */
final class Timeframes {
    private Timeframes() {}

    static long seconds(String timeframe) {
        long count = Long.parseLong(timeframe.substring(0, timeframe.length() - 1));
        return switch (timeframe.charAt(timeframe.length() - 1)) {
            case 'm' -> count * 60;
            case 'h' -> count * 3600;
            case 'd' -> count * 86_400;
            default -> throw new IllegalArgumentException("not a timeframe: " + timeframe);
        };
    }
}
