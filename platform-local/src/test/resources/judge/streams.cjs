const assert = require('node:assert/strict');
const { until } = require('./support.cjs');

module.exports = async (spot, judged) => {
    const symbol = 'btcusdt';
    const market = await spot.websocketStreams.connect();
    const seen = {};
    const first = {
        aggTrade: market.aggTrade({ symbol }),
        trade: market.trade({ symbol }),
        kline: market.kline({ symbol, interval: '1m' }),
        bookTicker: market.bookTicker({ symbol }),
        depthUpdate: market.diffBookDepth({ symbol, updateSpeed: '100ms' }),
    };
    const updates = [];
    for (const [name, stream] of Object.entries(first)) {
        stream.on('message', (data) => {
            seen[name] = data;
            judged.events++;
            if (name === 'depthUpdate') {
                updates.push(data);
            }
        });
    }
    await until('every fast stream', () => Object.keys(seen).length === Object.keys(first).length);
    assert.equal(seen.trade.s, 'BTCUSDT');
    assert.equal(seen.kline.k.i, '1m');

    // a snapshot and the updates behind it are one book
    await until('some updates', () => updates.length > 3);
    const snapshot = await (await spot.restAPI.depth({ symbol: 'BTCUSDT', limit: 5000 })).data();
    const id = Number(snapshot.lastUpdateId);
    await until('updates behind the snapshot', () => Number(updates.at(-1).u) > id);
    const behind = updates.filter((u) => Number(u.u) > id);
    assert.ok(Number(behind[0].U) <= id + 1, 'the first update behind the snapshot begins before it ends');
    for (let i = 1; i < behind.length; i++) {
        assert.equal(Number(behind[i].U), Number(behind[i - 1].u) + 1);
    }
    await market.disconnect();

    const slow = await spot.websocketStreams.connect();
    const slowSeen = {};
    const second = {
        ticker: slow.ticker({ symbol }),
        miniTicker: slow.miniTicker({ symbol }),
        avgPrice: slow.avgPrice({ symbol }),
        rolling: slow.rollingWindowTicker({ symbol, windowSize: '1h' }),
        partial: slow.partialBookDepth({ symbol, levels: '5', updateSpeed: '100ms' }),
    };
    for (const [name, stream] of Object.entries(second)) {
        stream.on('message', (data) => {
            slowSeen[name] = data;
            judged.events++;
        });
    }
    await until('every slow stream', () => Object.keys(slowSeen).length === Object.keys(second).length);
    assert.equal(slowSeen.rolling.e, '1hTicker');
    assert.equal(slowSeen.partial.bids.length, 5);
    await slow.disconnect();
};
