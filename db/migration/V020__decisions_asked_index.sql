-- The decisions that asked for something, newest first: few among many signals to hold, which this index leaves out.
create index decisions_asked_idx on decisions (tenant_id, decided_at desc, decision_id desc) where verdict <> 'NONE';
