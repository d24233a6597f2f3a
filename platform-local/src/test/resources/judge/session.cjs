// One scripted session of the vendor's own client against the simulated venue: REST, WebSocket API, user data, streams.
// Ends with "JUDGED {…}" and exit code 0, or with the assertion that failed.
const { tunnel } = require('./support.cjs');
const { Spot } = require('@binance/spot');
const rest = require('./rest.cjs');
const socketApi = require('./socket-api.cjs');
const streams = require('./streams.cjs');

async function main() {
    const port = await tunnel(Number(process.env.VENUE_PORT));
    const keys = { apiKey: process.env.VENUE_KEY, apiSecret: process.env.VENUE_SECRET };
    const spot = new Spot({
        configurationRestAPI: { ...keys, basePath: `https://127.0.0.1:${port}`, timeout: 10000, retries: 0 },
        configurationWebsocketAPI: { ...keys, wsURL: `wss://127.0.0.1:${port}/ws-api/v3`, timeout: 10000 },
        configurationWebsocketStreams: { wsURL: `wss://127.0.0.1:${port}` },
    });
    const judged = { calls: 0, money: 0, events: 0 };
    await rest(spot.restAPI, judged);
    await socketApi(spot, port, judged);
    await streams(spot, judged);
    console.log('JUDGED ' + JSON.stringify(judged));
}

main().then(
    () => process.exit(0),
    (error) => {
        console.error(error);
        process.exit(1);
    },
);
