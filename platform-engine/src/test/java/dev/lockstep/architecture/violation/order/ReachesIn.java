package dev.lockstep.architecture.violation.order;

import dev.lockstep.architecture.violation.market.adapter.MarketFeed;

interface ReachesIn {

    void read(MarketFeed feed);
}
