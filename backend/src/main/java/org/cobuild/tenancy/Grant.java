package org.cobuild.tenancy;

import static java.util.Objects.requireNonNull;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;

/** That {@link Access} was asked: the right to write rows of one tenant in this act. */
public final class Grant {
    private final long tenantId;

    Grant(long tenantId) {
        this.tenantId = tenantId;
    }

    /** The tenant that owns the rows; to be written into new ones. */
    public long tenantId() {
        return tenantId;
    }

    /** Condition for every update, delete and locking read: rows of that tenant alone. */
    @SuppressWarnings("unchecked")
    public Condition on(Table<?> table) {
        var field = (Field<Long>) table.field("tenant_id");
        if (field == null) {
            throw new IllegalArgumentException(table.getName() + " is not a tenant's table");
        }
        return TenantScope.marked(table, field.eq(tenantId));
    }

    /** Rows that are parts of the tenant's, as that column names it, whoever's they are themselves: tasks of its cases. */
    public Condition onPartsOf(TableField<?, Long> whole) {
        return TenantScope.marked(requireNonNull(whole.getTable()), whole.eq(tenantId));
    }
}
