package dev.lockstep.bench.simulation;

/**
 * How a universe is tormented, drawn from its seed: each kind of fault is off half of the time, so that rare
 * combinations are met without the others in the way. Probabilities in thousandths.
 *
 * @param seed of everything
 * @param candles how many close while faults are on: a few, and in every 33rd universe many
 * @param crash of the engine at each await
 * @param pause of the engine at each await, up to 45 s
 * @param commitUnknown of the database: done or not, the answer is lost
 * @param databaseSlow of the database: seconds instead of milliseconds
 * @param requestLost of a request to the venue
 * @param answerLost of the venue's answer
 * @param networkSlow of the network to the venue: up to 40 s
 * @param venueSlow of the venue: within its processing limit
 * @param venueError of the venue: 5xx, acted on or not
 * @param rateLimit of the venue: refused for now
 * @param streamDrop of the private stream at each report
 * @param streamRepeat of a report
 * @param streamDelay of a report: overtaken by later ones
 * @param queryLag of a question: answered as things were a second ago
 * @param partial of an order: filled in part, or in several trades
 * @param feedRepeat of a candle to an engine: twice, or not at all
 * @param takerLists whether the venue has order lists for the symbols
 * @param listRefused of an order list
 * @param clockOffset of each engine's clock and the venue's, at most, in milliseconds
 * @param sizePercent of the capital per entry
 * @param relay whether events are brought to the wire: a quarter of all universes, it is work that few promises need
 */
record Options(
        long seed,
        int candles,
        int crash,
        int pause,
        int commitUnknown,
        int databaseSlow,
        int requestLost,
        int answerLost,
        int networkSlow,
        int venueSlow,
        int venueError,
        int rateLimit,
        int streamDrop,
        int streamRepeat,
        int streamDelay,
        int queryLag,
        int partial,
        int feedRepeat,
        boolean takerLists,
        int listRefused,
        int clockOffset,
        int sizePercent,
        boolean relay) {

    static Options of(long seed) {
        Chance chance = new Chance(seed ^ 0x5DEECE66DL);
        return new Options(
                seed,
                chance.of(30) ? chance.between(8, 12) : chance.between(2, 3),
                sometimes(chance, 10),
                sometimes(chance, 7),
                sometimes(chance, 75),
                sometimes(chance, 30),
                sometimes(chance, 120),
                sometimes(chance, 120),
                sometimes(chance, 80),
                sometimes(chance, 100),
                sometimes(chance, 80),
                sometimes(chance, 60),
                sometimes(chance, 80),
                sometimes(chance, 200),
                sometimes(chance, 200),
                sometimes(chance, 300),
                sometimes(chance, 500),
                sometimes(chance, 150),
                chance.of(800),
                sometimes(chance, 150),
                chance.of(500) ? 400 : 0,
                chance.one(java.util.List.of(10, 20, 60)),
                chance.of(250));
    }

    /** Nothing goes wrong: what scripted universes begin with. */
    static Options calm(long seed, int candles) {
        return new Options(seed, candles, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, true, 0, 0, 10, true);
    }

    private static int sometimes(Chance chance, int most) {
        return chance.of(500) ? 0 : 1 + chance.below(most);
    }
}
