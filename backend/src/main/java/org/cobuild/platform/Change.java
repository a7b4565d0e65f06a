package org.cobuild.platform;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a service did, published in its transaction. {@code audit} hears it in the same transaction, so that every room
 * is audited without knowing audit; a project's timeline is made of the same entries.
 *
 * @param id of its entry in the trail, which is that of the row that it is about: so the row finds it; null for one of
 *     the trail's own
 * @param action the mutation's name, or an event such as {@code signIn}
 * @param by the acting {@code tenancy.Viewer}
 * @param tenantId the tenant whose data changed
 * @param projectId the project it belongs to, null when none
 * @param audience who may read it on the project's timeline
 * @param participantId restricts a {@link Audience#WHOLE} event's readers to the whole view and this participant
 * @param detail what it was about in a few words, for the timeline
 * @param amount money moved or decided, for the timeline
 * @param facts what the log of decisions says of it openly, by name: nothing that names a person
 * @param attachments SHA-256 of the files that were handed in with it
 */
public record Change(
        @Nullable Long id,
        String action,
        Actor by,
        long tenantId,
        String subjectType,
        long subjectId,
        @Nullable Long projectId,
        Audience audience,
        @Nullable Long participantId,
        @Nullable String detail,
        @Nullable BigDecimal amount,
        List<Field> fields,
        Map<String, String> facts,
        List<String> attachments) {

    /** Who reads an event on a project's timeline. */
    public enum Audience {
        /** Whoever sees all of the project. */
        WHOLE,
        /** Everybody who sees the project. */
        SHARED,
        /** Whoever sees all of the project, where the row is shown whose id it has: it stands on no timeline. */
        ROW,
        /** Nobody: it stands in the trail alone. */
        NONE
    }

    /** Who acts, as it is written into the trail. {@code tenancy.Viewer} is one. */
    public interface Actor {
        @Nullable
        Long personId();

        @Nullable
        Long clientId();

        /** Name of the person or of the machine client. */
        String name();

        @Nullable
        String postTitle();

        String unitName();

        long tenantId();

        @Nullable
        String source();

        @Nullable
        String requestId();
    }

    /** One field's change. */
    public record Field(
            String name, @Nullable String before, @Nullable String after) {}

    public static Builder of(String action, Actor by, long tenantId, String subjectType, long subjectId) {
        return new Builder(action, by, tenantId, subjectType, subjectId);
    }

    /** Puts a change together; unchanged fields are left out. */
    public static final class Builder {
        private final String action;
        private final Actor by;
        private final long tenantId;
        private final String subjectType;
        private final long subjectId;
        private @Nullable Long id;
        private @Nullable Long projectId;
        private Audience audience = Audience.NONE;
        private @Nullable Long participantId;
        private @Nullable String detail;
        private @Nullable BigDecimal amount;
        private final List<Field> fields = new ArrayList<>();
        private final Map<String, String> facts = new TreeMap<>();
        private List<String> attachments = List.of();

        private Builder(String action, Actor by, long tenantId, String subjectType, long subjectId) {
            this.action = action;
            this.by = by;
            this.tenantId = tenantId;
            this.subjectType = subjectType;
            this.subjectId = subjectId;
        }

        /** Has the id of a new row, by which that finds it. */
        public Builder id(long ofRow) {
            this.id = ofRow;
            return this;
        }

        /** Is proved where the row is shown whose id it has; the timeline tells it in another way. */
        public Builder besideTimeline(long id) {
            this.projectId = id;
            this.audience = Audience.ROW;
            return this;
        }

        /** Belongs to the project but stands in the trail alone. */
        public Builder project(long id) {
            this.projectId = id;
            return this;
        }

        /** Stands on the project's timeline. */
        public Builder timeline(long id, Audience readers) {
            this.projectId = id;
            this.audience = readers;
            return this;
        }

        public Builder onlyFor(long participant) {
            this.participantId = participant;
            return this;
        }

        public Builder detail(@Nullable String words) {
            this.detail = words == null || words.length() <= 200 ? words : words.substring(0, 200);
            return this;
        }

        public Builder amount(@Nullable BigDecimal money) {
            this.amount = money;
            return this;
        }

        public Builder field(String name, @Nullable Object before, @Nullable Object after) {
            if (!Objects.equals(before, after)) {
                fields.add(new Field(
                        name, before == null ? null : before.toString(), after == null ? null : after.toString()));
            }
            return this;
        }

        /** Stands openly in the log of decisions, for good; null is left out. */
        public Builder fact(String name, @Nullable Object value) {
            if (value != null) {
                facts.put(name, value.toString());
            }
            return this;
        }

        /** Files that were handed in with it. @param sha256 digests of their contents */
        public Builder attachments(Collection<String> sha256) {
            attachments = sha256.stream().distinct().sorted().toList();
            return this;
        }

        public Change build() {
            return new Change(
                    id,
                    action,
                    by,
                    tenantId,
                    subjectType,
                    subjectId,
                    projectId,
                    audience,
                    participantId,
                    detail,
                    amount,
                    List.copyOf(fields),
                    Map.copyOf(facts),
                    attachments);
        }
    }
}
