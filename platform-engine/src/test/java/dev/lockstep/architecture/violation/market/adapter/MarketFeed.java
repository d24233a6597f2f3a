package dev.lockstep.architecture.violation.market.adapter;

public interface MarketFeed {}
