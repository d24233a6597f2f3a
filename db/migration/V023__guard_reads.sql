set local role lockstep_owner;

-- What the guards ask before each entry is about the market day: its decisions, for when it began, and the positions
-- closed since. By the indexes there were, each asking read all decisions and all positions the profile ever had.
create index decisions_market_day_idx on decisions (tenant_id, profile_id, candle_close_time, decided_at);
create index positions_closed_idx on positions (tenant_id, profile_id, closed_at) where closed_at is not null;
