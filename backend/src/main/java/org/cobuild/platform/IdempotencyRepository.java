package org.cobuild.platform;

import static org.cobuild.db.Tables.PLATFORM_IDEMPOTENCY;

import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Remembers which mutation a {@code clientMutationId} stood for and what it changed. */
@Repository
class IdempotencyRepository {
    private static final int LONGEST = 128;
    private final DSLContext sql;
    private final PortalClock clock;

    IdempotencyRepository(DSLContext sql, PortalClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A mutation that its caller wants to be safe to repeat. */
    record Request(String caller, String key, String mutation, String inputSha256) {
        /** Null when the caller gave no key. */
        static @Nullable Request of(String mutation, DataFetchingEnvironment environment) {
            Map<String, Object> input = environment.getArgument("input");
            if (input == null || !(input.get("clientMutationId") instanceof String key) || key.isBlank()) {
                return null;
            }
            if (key.length() > LONGEST) {
                throw Refusals.refused(
                        PlatformErrorCode.INVALID, "text.length", "clientMutationId", 1, LONGEST, key.length());
            }
            Change.Actor actor = environment.getGraphQlContext().get("viewer");
            var caller = actor.clientId() == null ? "person:" + actor.personId() : "client:" + actor.clientId();
            return new Request(caller, key, mutation, Sha256.hex(new TreeMap<>(input).toString()));
        }
    }

    /** What the first one changed. */
    record Known(
            String mutation,
            String inputSha256,
            @Nullable String resultField,
            @Nullable String resultType,
            @Nullable Long resultId) {

        boolean isOf(Request request) {
            return mutation.equals(request.mutation) && inputSha256.equals(request.inputSha256);
        }

        GlobalId result() {
            return resultType == null || resultId == null ? new GlobalId("", 0) : new GlobalId(resultType, resultId);
        }
    }

    @Nullable
    Known find(Request request) {
        var t = PLATFORM_IDEMPOTENCY;
        return sql.select(t.MUTATION, t.INPUT_SHA256, t.RESULT_FIELD, t.RESULT_TYPE, t.RESULT_ID)
                .from(t)
                .where(t.CALLER.eq(request.caller))
                .and(t.MUTATION_KEY.eq(request.key))
                .fetchOne(r -> new Known(r.value1(), r.value2(), r.value3(), r.value4(), r.value5()));
    }

    void insert(Request request) {
        var t = PLATFORM_IDEMPOTENCY;
        sql.insertInto(t)
                .set(t.CALLER, request.caller)
                .set(t.MUTATION_KEY, request.key)
                .set(t.MUTATION, request.mutation)
                .set(t.INPUT_SHA256, request.inputSha256)
                .set(t.CREATED_AT, clock.now())
                .execute();
    }

    /** Notes the changed object: the component of the payload that is one. */
    void remember(Request request, @Nullable Object payload) {
        if (payload == null || !payload.getClass().isRecord()) {
            return;
        }
        for (var component : payload.getClass().getRecordComponents()) {
            if (value(component, payload) instanceof Identified changed) {
                var t = PLATFORM_IDEMPOTENCY;
                sql.update(t)
                        .set(t.RESULT_FIELD, component.getName())
                        .set(t.RESULT_TYPE, changed.nodeType())
                        .set(t.RESULT_ID, changed.id())
                        .where(t.CALLER.eq(request.caller))
                        .and(t.MUTATION_KEY.eq(request.key))
                        .execute();
                return;
            }
        }
    }

    private static @Nullable Object value(java.lang.reflect.RecordComponent component, Object payload) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(payload);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
