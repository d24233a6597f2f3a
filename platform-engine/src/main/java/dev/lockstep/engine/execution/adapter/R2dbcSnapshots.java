package dev.lockstep.engine.execution.adapter;

import dev.lockstep.engine.execution.IntentSnapshot;
import dev.lockstep.engine.execution.OrderSnapshot;
import dev.lockstep.engine.execution.PositionSnapshot;
import dev.lockstep.engine.execution.Snapshots;
import dev.lockstep.engine.order.ClientOrderId;
import dev.lockstep.engine.order.IntentId;
import dev.lockstep.engine.order.PositionId;
import dev.lockstep.engine.tenancy.TenantId;
import dev.lockstep.engine.tenancy.TenantScope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * {@link Snapshots} as one statement each: what a transaction's statements see moves on between them, what one
 * statement sees does not. Rows of several tables come as JSON, each with its table's name.
 */
@Repository
final class R2dbcSnapshots implements Snapshots {
    static final String OF_ORDER = """
            with asked as materialized (
                select * from orders
                 where tenant_id = :tenant and client_order_id = :id)
            select 'orders' as source, row_to_json(o) as stored, o.created_at as at, o.ordinal as place
              from asked a
              join orders o on o.tenant_id = a.tenant_id and o.position_id = a.position_id
            union all
            select 'order_intents', row_to_json(i), i.created_at, 0
              from asked a
              join order_intents i on i.tenant_id = a.tenant_id and i.intent_id = a.intent_id
            union all
            select 'positions', row_to_json(p), p.opened_at, 0
              from asked a
              join positions p on p.tenant_id = a.tenant_id
               and (p.position_id = a.position_id
                    or p.status = 'OPEN'
                   and p.profile_id = a.profile_id and p.venue = a.venue and p.symbol = a.symbol)
            union all
            select 'profiles', row_to_json(p), p.created_at, 0
              from asked a
              join profiles p on p.tenant_id = a.tenant_id and p.profile_id = a.profile_id
            union all
            select 'ledger_accounts', row_to_json(l), null, 0
              from asked a
              join order_intents i on i.tenant_id = a.tenant_id and i.intent_id = a.intent_id and i.kind = 'ENTRY'
              join orders o on o.tenant_id = i.tenant_id and o.intent_id = i.intent_id and o.ordinal = 0
              join ledger_accounts l on l.tenant_id = o.tenant_id and l.profile_id = o.profile_id
               and l.exchange_account_id = o.exchange_account_id and l.kind = 'CLEARING'
               and l.reference = o.client_order_id and l.asset = o.quote
             order by at, place
            """;

    static final String OF_INTENT = """
            with asked as materialized (
                select * from order_intents
                 where tenant_id = :tenant and intent_id = :id)
            select 'order_intents' as source, row_to_json(a) as stored, a.created_at as at, 0 as place
              from asked a
            union all
            select 'orders', row_to_json(o), o.created_at, o.ordinal
              from asked a
              join orders o on o.tenant_id = a.tenant_id and o.intent_id = a.intent_id
            union all
            select 'positions', row_to_json(p), p.opened_at, 0
              from asked a
              join positions p on p.tenant_id = a.tenant_id and p.position_id = a.position_id
            union all
            select 'ledger_accounts', row_to_json(l), null, 0
              from asked a
              join orders o on o.tenant_id = a.tenant_id and o.intent_id = a.intent_id and o.ordinal = 0
              join ledger_accounts l on l.tenant_id = o.tenant_id and l.profile_id = o.profile_id
               and l.exchange_account_id = o.exchange_account_id and l.kind = 'CLEARING'
               and l.reference = o.client_order_id and l.asset = o.quote
             where a.kind = 'ENTRY'
             order by at, place
            """;

    static final String OF_POSITION = """
            select 'positions' as source, row_to_json(p) as stored, p.opened_at as at, 0 as place
              from positions p
             where p.tenant_id = :tenant and p.position_id = :id
            union all
            select 'orders', row_to_json(o), o.created_at, o.ordinal
              from orders o
             where o.tenant_id = :tenant and o.position_id = :id
            union all
            select 'order_intents', row_to_json(i), i.created_at, 0
              from order_intents i
             where i.tenant_id = :tenant and i.position_id = :id and i.kind <> 'CANCEL'
             order by at, place
            """;

    private final TenantScope scope;
    private final DatabaseClient database;

    R2dbcSnapshots(TenantScope scope, DatabaseClient database) {
        this.scope = scope;
        this.database = database;
    }

    @Override
    public Mono<OrderSnapshot> ofOrder(TenantId tenant, ClientOrderId id) {
        return rows(tenant, OF_ORDER, id.value()).map(rows -> rows.order(id)).flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<IntentSnapshot> ofIntent(TenantId tenant, IntentId id) {
        return rows(tenant, OF_INTENT, id.value()).map(SnapshotRows::intent).flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<PositionSnapshot> ofPosition(TenantId tenant, PositionId id) {
        return rows(tenant, OF_POSITION, id.value()).map(SnapshotRows::position).flatMap(Mono::justOrEmpty);
    }

    private Mono<SnapshotRows> rows(TenantId tenant, String sql, Object id) {
        return scope.within(
                tenant,
                () -> database.sql(sql)
                        .bind("tenant", tenant.value())
                        .bind("id", id)
                        .map(SnapshotRows::row)
                        .all()
                        .collectList()
                        .map(SnapshotRows::new));
    }
}
