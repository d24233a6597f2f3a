const assert = require('node:assert/strict');
const { units } = require('./support.cjs');

module.exports = async (api, judged) => {
    const symbol = 'BTCUSDT';
    const call = async (promise) => {
        const data = await (await promise).data();
        judged.calls++;
        return data;
    };
    const refused = async (promise, message) => {
        await assert.rejects(promise, (error) => {
            assert.match(String(error.message), message);
            return true;
        });
        judged.calls++;
    };
    const balances = async () => {
        const account = await call(api.getAccount({}));
        const of = (asset, part) => units(account.balances.find((b) => b.asset === asset)?.[part] ?? '0');
        return {
            usdt: of('USDT', 'free'),
            usdtLocked: of('USDT', 'locked'),
            btc: of('BTC', 'free'),
            btcLocked: of('BTC', 'locked'),
        };
    };

    await publicData(api, call, refused, symbol);

    const price = Math.floor(Number((await call(api.tickerPrice({ symbol }))).price));

    // a purchase at market: what it cost and brought is in the balances to the last unit
    const before = await balances();
    const bought = await call(api.newOrder({ symbol, side: 'BUY', type: 'MARKET', quoteOrderQty: 1000 }));
    const after = await balances();
    const fee = bought.fills.reduce((sum, fill) => sum + units(fill.commission), 0n);
    assert.equal(bought.status, 'FILLED');
    assert.equal(before.usdt - after.usdt, units(bought.cummulativeQuoteQty));
    assert.equal(after.btc - before.btc, units(bought.executedQty) - fee);
    assert.ok(units(bought.cummulativeQuoteQty) <= units('1000'));
    const trades = await call(api.myTrades({ symbol, orderId: bought.orderId }));
    assert.equal(trades.reduce((sum, t) => sum + units(t.qty), 0n), units(bought.executedQty));
    assert.equal(trades.reduce((sum, t) => sum + units(t.quoteQty), 0n), units(bought.cummulativeQuoteQty));
    judged.money += 5;

    // a resting order locks its cost, less when it is amended, nothing when it is gone
    const rest = { symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.02, price: price - 5000 };
    const resting = await call(api.newOrder({ ...rest, newClientOrderId: 'judge-rest' }));
    assert.equal((await balances()).usdtLocked, units(resting.price) * 2n / 100n);
    await refused(api.newOrder({ ...rest, newClientOrderId: 'judge-rest' }), /Duplicate order sent/);
    const amended = await call(
        api.orderAmendKeepPriority({ symbol, orderId: resting.orderId, newQty: 0.01, newClientOrderId: 'judge-less' }),
    );
    assert.equal(amended.amendedOrder.qty, '0.01000000');
    assert.equal((await balances()).usdtLocked, units(resting.price) / 100n);
    assert.equal((await call(api.orderAmendments({ symbol, orderId: resting.orderId }))).length, 1);
    const replaced = await call(
        api.orderCancelReplace({
            ...rest,
            cancelReplaceMode: 'STOP_ON_FAILURE',
            cancelOrderId: resting.orderId,
            price: price - 6000,
            quantity: 0.01,
        }),
    );
    assert.equal(replaced.cancelResult, 'SUCCESS');
    const current = replaced.newOrderResponse.orderId;
    assert.equal((await call(api.getOrder({ symbol, orderId: current }))).status, 'NEW');
    assert.equal((await call(api.getOpenOrders({ symbol }))).length, 1);
    assert.equal((await call(api.deleteOrder({ symbol, orderId: current }))).status, 'CANCELED');
    assert.deepEqual(await balances(), after);
    await refused(api.deleteOrder({ symbol, orderId: current }), /Unknown order sent/);
    await refused(api.getOrder({ symbol, orderId: 999999 }), /Order does not exist/);
    judged.money += 3;

    await lists(api, call, symbol, price, balances, judged);
    await refusals(api, call, refused, symbol, price);
    await accountData(api, call, symbol);
};

async function publicData(api, call, refused, symbol) {
    await call(api.ping());
    const skew = Number((await call(api.time())).serverTime) - Date.now();
    assert.ok(Math.abs(skew) < 2000, `clock differs by ${skew}`);
    const info = await call(api.exchangeInfo({ symbol }));
    assert.equal(info.symbols[0].symbol, symbol);
    assert.ok(info.symbols[0].filters.some((f) => f.filterType === 'LOT_SIZE'));
    const depth = await call(api.depth({ symbol, limit: 5 }));
    assert.ok(Number(depth.bids[0][0]) < Number(depth.asks[0][0]));
    await call(api.getTrades({ symbol, limit: 10 }));
    await call(api.historicalTrades({ symbol, limit: 10 }));
    await call(api.aggTrades({ symbol, limit: 10 }));
    await call(api.historicalBlockTrades({ symbol, fromId: 1 }));
    assert.equal((await call(api.klines({ symbol, interval: '1m', limit: 7 }))).length, 7);
    assert.equal((await call(api.uiKlines({ symbol, interval: '1h', limit: 3 }))).length, 3);
    await call(api.avgPrice({ symbol }));
    await call(api.ticker24hr({ symbol }));
    assert.ok((await call(api.ticker24hr({}))).length >= 1);
    await call(api.ticker24hr({ symbols: [symbol], type: 'MINI' }));
    await call(api.tickerBookTicker({ symbol }));
    await call(api.ticker({ symbol, windowSize: '4h' }));
    await call(api.tickerTradingDay({ symbol }));
    await call(api.executionRules({ symbol }));
    await refused(api.referencePrice({ symbol }), /doesn't have a reference price/);
    await refused(api.depth({ symbol: 'NOPE' }), /Invalid symbol/);
}

// entries with exits: the venue's own protection, all or nothing
async function lists(api, call, symbol, price, balances, judged) {
    const exits = { aboveType: 'LIMIT_MAKER', abovePrice: price + 4000, belowType: 'STOP_LOSS', belowStopPrice: price - 4000 };
    const free = await balances();
    const oco = await call(api.orderListOco({ symbol, side: 'SELL', quantity: 0.01, ...exits }));
    assert.equal(oco.contingencyType, 'OCO');
    assert.equal((await balances()).btcLocked, units('0.01'));
    assert.equal((await call(api.getOrderList({ orderListId: oco.orderListId }))).orders.length, 2);
    assert.equal((await call(api.openOrderList({}))).length, 1);
    assert.equal((await call(api.deleteOrderList({ symbol, orderListId: oco.orderListId }))).listOrderStatus, 'ALL_DONE');
    assert.deepEqual(await balances(), free);

    const pendingExits = {
        pendingSide: 'SELL',
        pendingAboveType: 'LIMIT_MAKER',
        pendingAbovePrice: price + 4000,
        pendingBelowType: 'STOP_LOSS',
        pendingBelowStopPrice: price - 4000,
    };
    const entry = { symbol, workingType: 'LIMIT', workingSide: 'BUY', workingQuantity: 0.02 };
    const asleep = { ...entry, workingTimeInForce: 'GTC', workingPrice: price - 5000 };
    const now = { ...entry, workingTimeInForce: 'FOK', workingPrice: price + 1000 };
    const plain = { pendingType: 'LIMIT', pendingTimeInForce: 'GTC', pendingSide: 'SELL', pendingPrice: price + 5000 };
    const oto = await call(api.orderListOto({ ...asleep, ...plain, pendingQuantity: 0.02 }));
    assert.deepEqual(oto.orderReports.map((r) => r.status), ['NEW', 'PENDING_NEW']);
    await call(api.orderListOtoco({ ...asleep, ...pendingExits, pendingQuantity: 0.02 }));
    await call(api.orderListOpo({ ...asleep, ...plain }));
    assert.equal((await call(api.openOrderList({}))).length, 3);
    await call(api.deleteOpenOrders({ symbol }));
    assert.deepEqual(await balances(), free);

    const protectedEntry = await call(api.orderListOpoco({ ...now, ...pendingExits }));
    assert.equal(protectedEntry.orderReports[0].status, 'FILLED');
    const held = await balances();
    assert.equal(held.btcLocked, units('0.02'));
    const exitsOpen = await call(api.getOpenOrders({ symbol }));
    assert.deepEqual(exitsOpen.map((o) => o.type).sort(), ['LIMIT_MAKER', 'STOP_LOSS']);
    assert.equal(free.usdt - held.usdt, units(protectedEntry.orderReports[0].cummulativeQuoteQty));
    await call(api.deleteOpenOrders({ symbol }));
    assert.equal((await balances()).btcLocked, 0n);
    judged.money += 6;
}

async function refusals(api, call, refused, symbol, price) {
    const order = { symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 0.01, price };
    await refused(api.newOrder({ ...order, price: 0.001 }), /PRICE_FILTER/);
    await refused(api.newOrder({ ...order, quantity: 0.000001 }), /LOT_SIZE/);
    await refused(api.newOrder({ ...order, quantity: 0.00001 }), /NOTIONAL/);
    await refused(api.newOrder({ ...order, quantity: 50, price: price - 100 }), /insufficient balance/);
    await refused(
        api.newOrder({ symbol, side: 'BUY', type: 'LIMIT_MAKER', quantity: 0.01, price: price + 1000 }),
        /immediately match and take/,
    );
    await refused(
        api.newOrder({ symbol, side: 'SELL', type: 'STOP_LOSS', quantity: 0.01, stopPrice: price + 1000 }),
        /would trigger immediately/,
    );
    const trailing = await call(
        api.newOrder({ symbol, side: 'SELL', type: 'STOP_LOSS', quantity: 0.01, trailingDelta: 500 }),
    );
    await call(api.deleteOrder({ symbol, orderId: trailing.orderId }));
}

async function accountData(api, call, symbol) {
    await call(api.orderTest({ symbol, side: 'BUY', type: 'MARKET', quantity: 0.01 }));
    const rates = await call(
        api.orderTest({ symbol, side: 'BUY', type: 'MARKET', quantity: 0.01, computeCommissionRates: true }),
    );
    assert.ok(rates.standardCommissionForOrder.taker);
    assert.ok((await call(api.allOrders({ symbol }))).length > 5);
    assert.ok((await call(api.allOrderList({}))).length >= 4);
    await call(api.accountCommission({ symbol }));
    assert.equal((await call(api.rateLimitOrder({}))).length, 2);
    await call(api.myFilters({ symbol }));
    await call(api.myPreventedMatches({ symbol, preventedMatchId: 1 }));
    await call(api.myAllocations({ symbol }));
}
