const assert = require('node:assert/strict');
const crypto = require('node:crypto');
const { Spot } = require('@binance/spot');
const { units, until, post } = require('./support.cjs');

module.exports = async (spot, port, judged) => {
    const symbol = 'BTCUSDT';
    const api = await spot.websocketAPI.connect();
    const call = async (promise) => {
        const data = (await promise).data;
        judged.calls++;
        return data;
    };
    await call(api.ping());
    await call(api.time());
    await call(api.exchangeInfo({ symbol }));
    await call(api.depth({ symbol, limit: 5 }));
    await call(api.klines({ symbol, interval: '1m', limit: 2 }));
    const price = Math.floor(Number((await call(api.tickerPrice({ symbol }))).price));

    const events = [];
    const subscribed = await api.userDataStreamSubscribeSignature();
    subscribed.stream.on('message', (event) => events.push(event));
    await new Promise((resolve) => setTimeout(resolve, 100));

    const rest = { symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.01, price: price - 5000 };
    const placed = await call(api.orderPlace({ ...rest, newClientOrderId: 'judge-socket' }));
    assert.equal(placed.status, 'NEW');
    assert.equal((await call(api.orderStatus({ symbol, orderId: placed.orderId }))).clientOrderId, 'judge-socket');
    assert.equal((await call(api.openOrdersStatus({ symbol }))).length, 1);
    assert.equal((await call(api.orderCancel({ symbol, orderId: placed.orderId }))).status, 'CANCELED');
    const sold = await call(api.orderPlace({ symbol, side: 'SELL', type: 'MARKET', quantity: 0.01 }));
    assert.equal(sold.status, 'FILLED');
    const account = await call(api.accountStatus({}));
    const trades = await call(api.myTrades({ symbol, orderId: sold.orderId }));
    assert.equal(trades.reduce((sum, t) => sum + units(t.qty), 0n), units('0.01'));
    judged.money++;

    // what the private stream told adds up to what the account says
    const reports = (x) => events.filter((e) => e.e === 'executionReport' && e.x === x);
    await until('the trade report', () => reports('TRADE').some((e) => e.X === 'FILLED'));
    assert.equal(reports('NEW')[0].c, 'judge-socket');
    assert.equal(reports('CANCELED')[0].C, 'judge-socket');
    const proceeds = reports('TRADE').reduce((sum, e) => sum + units(e.Y), 0n);
    assert.equal(proceeds, units(sold.cummulativeQuoteQty));
    const last = await until('the balances', () =>
        events.filter((e) => e.e === 'outboundAccountPosition' && e.B.some((b) => b.a === 'USDT')).at(-1),
    );
    const streamed = last.B.find((b) => b.a === 'USDT').f;
    assert.equal(streamed, account.balances.find((b) => b.asset === 'USDT').free);
    judged.money += 2;
    judged.events += events.length;
    await api.disconnect();

    await withKeyPair(port, judged);
};

// An Ed25519 key may log a whole socket on; then nothing needs a signature any more.
async function withKeyPair(port, judged) {
    const pair = crypto.generateKeyPairSync('ed25519');
    const apiKey = 'judge0123456789ed25519';
    const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' });
    await post('/control/change', { do: 'key', account: process.env.VENUE_ACCOUNT, apiKey, publicKey });
    const spot = new Spot({
        configurationWebsocketAPI: {
            apiKey,
            privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }),
            wsURL: `wss://127.0.0.1:${port}/ws-api/v3`,
            timeout: 10000,
        },
    });
    const api = await spot.websocketAPI.connect();
    const logon = [].concat(await api.sessionLogon())[0].data; // one answer for each connection of its pool
    assert.equal(logon.apiKey, apiKey);
    const events = [];
    const { stream } = await api.userDataStreamSubscribe();
    stream.on('message', (event) => events.push(event));
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal([].concat(await api.sessionStatus())[0].data.userDataStream, true);
    await post('/control/change', { do: 'deposit', account: process.env.VENUE_ACCOUNT, asset: 'SOL', amount: '2.5' });
    const deposit = await until('the deposit', () => events.find((e) => e.e === 'balanceUpdate'));
    assert.equal(deposit.d, '2.50000000');
    await api.sessionLogout();
    judged.calls += 5;
    judged.events += events.length;
    judged.money++;
    await api.disconnect();
}
