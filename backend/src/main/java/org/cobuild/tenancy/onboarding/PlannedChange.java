package org.cobuild.tenancy.onboarding;

import java.util.List;
import java.util.Objects;
import org.cobuild.platform.Change;
import org.jspecify.annotations.Nullable;

/**
 * One thing that would change, in plain data: it is shown before, and it is the entry of the trail afterwards.
 *
 * @param action what is done to the subject, named like the mutation that does the same by hand, e.g. {@code
 *     unitChange}
 * @param code the subject's code, as files have it
 * @param subject whom it concerns, by name
 * @param fields what becomes of what: names of fields with their values before and after, null where there is none
 * @param effects what follows without being a change of data, e.g. that three people's posts follow a unit's new name
 */
public record PlannedChange(
        String action,
        String subjectType,
        long subjectId,
        String code,
        String subject,
        List<Change.Field> fields,
        List<Effect> effects) {

    /** What follows: the key of a text under {@code plan.effect.} and how many it concerns. */
    public record Effect(String key, int count) {}

    public static Builder of(String action, String subjectType, long subjectId, String code, String subject) {
        return new Builder(action, subjectType, subjectId, code, subject);
    }

    /** Puts a planned change together; unchanged fields are left out. */
    public static final class Builder {
        private final String action;
        private final String subjectType;
        private final long subjectId;
        private final String code;
        private final String subject;
        private final List<Change.Field> fields = new java.util.ArrayList<>();
        private final List<Effect> effects = new java.util.ArrayList<>();

        private Builder(String action, String subjectType, long subjectId, String code, String subject) {
            this.action = action;
            this.subjectType = subjectType;
            this.subjectId = subjectId;
            this.code = code;
            this.subject = subject;
        }

        public Builder field(String name, @Nullable Object before, @Nullable Object after) {
            var was = before == null ? null : before.toString();
            var is = after == null ? null : after.toString();
            if (!Objects.equals(was, is)) {
                fields.add(new Change.Field(name, was, is));
            }
            return this;
        }

        /** Notes what follows; nothing when it concerns none. */
        public Builder effect(String key, int count) {
            if (count > 0) {
                effects.add(new Effect(key, count));
            }
            return this;
        }

        long subjectId() {
            return subjectId;
        }

        /** Whether any field differs. */
        public boolean changesAnything() {
            return !fields.isEmpty();
        }

        public PlannedChange build() {
            return new PlannedChange(
                    action, subjectType, subjectId, code, subject, List.copyOf(fields), List.copyOf(effects));
        }
    }
}
