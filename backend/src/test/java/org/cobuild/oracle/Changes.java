package org.cobuild.oracle;

import static org.cobuild.db.Tables.*;
import static org.jooq.impl.DSL.condition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cobuild.platform.GlobalId;
import org.jooq.Condition;

/**
 * What changes in a world while questions are asked: acts of its people through the API, units that are merged and moved
 * among them ({@link Mergers}), and what administrators do with people, posts, roles, clients and tenants; and time, by
 * which shares run out.
 */
final class Changes {
    private static final Condition ANYWHERE = condition("1 = 1 /*scope:all*/");
    private static final List<String> KINDS = List.of(
            "invite",
            "confirm",
            "object",
            "submit",
            "withdraw",
            "giveBack",
            "share",
            "revoke",
            "runOut",
            "mergeLead",
            "mergePart",
            "moveUnit",
            "lead",
            "mergeAbove",
            "endPost",
            "movePost",
            "disablePerson",
            "postRunsOut",
            "disablePost",
            "takeRole",
            "suspendTenant",
            "disableClient");

    /**
     * A change that can be done again in a smaller world.
     *
     * @param who number of the post that acts, 0 for administrators
     * @param subject number of the row
     */
    record Change(String kind, int who, int subject) {}

    private Changes() {}

    /** A kind of each turn, on rows at random; null when the world has none that it could be done to. */
    static Change next(Land land, int turn, Random random) {
        var kind = KINDS.get(turn % KINDS.size());
        return switch (kind) {
            case "invite" ->
                acting(
                        land,
                        random,
                        kind,
                        "Project",
                        (who, row) -> leads(who, row)
                                && row.is("stage", "DRAFT")
                                && parts(land, row).anyMatch(part -> part.is("state", "DRAFT")));
            case "submit" ->
                acting(
                        land,
                        random,
                        kind,
                        "Project",
                        (who, row) -> leads(who, row)
                                && row.is("stage", "DRAFT")
                                && parts(land, row).findAny().isEmpty());
            case "withdraw" ->
                acting(
                        land,
                        random,
                        kind,
                        "Project",
                        (who, row) -> leads(who, row)
                                && row.is("stage", "SUBMITTED")
                                && cases(land, row).anyMatch(matter -> land.number(matter.id()) == 0));
            case "confirm", "object" ->
                acting(
                        land,
                        random,
                        kind,
                        "Participant",
                        (who, row) -> row.is("state", "ASKED")
                                && Law.editable(land.all().get("Project", row.number("project_id")))
                                && Rooms.ANSWERS.test(who, row, land.all()));
            case "giveBack" ->
                acting(
                        land,
                        random,
                        kind,
                        "Project",
                        (who, row) -> row.is("stage", "SUBMITTED")
                                && who.roles().contains("AUTHORITY_CHIEF")
                                && who.unitIds().size() == 1
                                && cases(land, row).anyMatch(matter -> land.number(matter.id()) == 0)
                                && openTask(land, who, row) != null);
            case "share" ->
                acting(
                        land,
                        random,
                        kind,
                        "Project",
                        (who, row) -> who.mayIn("PROJECT_SHARE", row.number("tenant_id"))
                                && Law.wasSubmitted(row)
                                && land.all().sight(who, row.id()) == Sight.WHOLE
                                && !Sharing.receivers(land, row).isEmpty());
            case "revoke" ->
                acting(
                        land,
                        random,
                        kind,
                        "ProjectShare",
                        (who, row) -> who.mayIn("PROJECT_SHARE", row.number("tenant_id"))
                                && Views.WHOLE.and(Views.LASTS).test(who, row, land.all()));
            case "runOut" ->
                any(land, random, kind, "ProjectShare", row -> row.has("until_at") && Law.lasts(row, land.all()));
            case "mergeLead" -> acting(land, random, kind, "Project", (who, row) -> Mergers.may(land, who, row));
            case "mergePart" -> acting(land, random, kind, "Participant", (who, row) -> Mergers.may(land, who, row));
            case "moveUnit" -> acting(land, random, kind, "Unit", (who, row) -> Mergers.may(land, who, row));
            case "lead" -> acting(land, random, kind, "Unit", (who, row) -> Mergers.mayLead(land, who, row));
            case "mergeAbove" ->
                acting(
                        land,
                        random,
                        kind,
                        "Unit",
                        (who, row) -> Mergers.may(land, who, row)
                                && !land.all()
                                        .where("Unit", "lead_unit_id", row.id())
                                        .isEmpty());
            case "endPost", "movePost", "disablePerson" ->
                acting(land, random, kind, "Post", (who, row) -> Posting.may(land, who, row));
            case "postRunsOut" ->
                any(land, random, kind, "Post", row -> row.has("ends_at") && Who.heldByEnabled(row, land.all()));
            case "disablePost" -> any(land, random, kind, "Post");
            case "takeRole" -> any(land, random, kind, "Post");
            case "suspendTenant" -> any(land, random, kind, "Tenant");
            default -> any(land, random, kind, "ApiClient");
        };
    }

    private static boolean leads(Who who, Row project) {
        return who.mayFor("PROJECT_SUBMIT", project.number("tenant_id"), project.number("unit_id"));
    }

    private static Stream<Row> parts(Land land, Row project) {
        return land.all().where("Participant", "project_id", project.id()).stream();
    }

    private static Stream<Row> cases(Land land, Row project) {
        return land.all().where("Case", "project_id", project.id()).stream();
    }

    private static Row openTask(Land land, Who who, Row project) {
        return cases(land, project)
                .flatMap(matter -> land.all().where("Task", "case_id", matter.id()).stream())
                .filter(task -> Views.ADDRESSED.and(Views.OPEN_TASK).test(who, task, land.all()))
                .findFirst()
                .orElse(null);
    }

    private static Change acting(Land land, Random random, String kind, String type, BiPredicate<Who, Row> may) {
        var people = land.all().everybody().stream()
                .filter(who -> who.usable() && !who.machine())
                .toList();
        var choices = new ArrayList<Change>();
        for (var row : planned(land, type)) {
            people.stream()
                    .filter(who -> may.test(who, row))
                    .sorted(Comparator.comparing(Who::id))
                    .limit(1)
                    .forEach(who -> choices.add(new Change(kind, land.number(who.id()), land.number(row.id()))));
        }
        return choices.isEmpty() ? null : choices.get(random.nextInt(choices.size()));
    }

    private static Change any(Land land, Random random, String kind, String type) {
        return any(land, random, kind, type, row -> true);
    }

    private static Change any(Land land, Random random, String kind, String type, Predicate<Row> which) {
        var rows = planned(land, type).stream().filter(which).toList();
        return rows.isEmpty()
                ? null
                : new Change(
                        kind,
                        0,
                        land.number(rows.get(random.nextInt(rows.size())).id()));
    }

    private static List<Row> planned(Land land, String type) {
        Collection<Row> rows = land.all().of(type);
        return rows.stream()
                .filter(row -> land.number(row.id()) > 0)
                .sorted(Comparator.comparing(Row::id))
                .toList();
    }

    /** Does it and looks at the world again. @return the row that it was done to; null when it cannot be done here */
    static Row perform(Land land, Change change) {
        var type = switch (change.kind()) {
            case "confirm", "object", "mergePart" -> "Participant";
            case "moveUnit", "lead", "mergeAbove" -> "Unit";
            case "revoke", "runOut" -> "ProjectShare";
            case "disablePost", "takeRole", "endPost", "movePost", "disablePerson", "postRunsOut" -> "Post";
            case "suspendTenant" -> "Tenant";
            case "disableClient" -> "ApiClient";
            default -> "Project";
        };
        var row = land.all().find(type, land.id(change.subject()));
        var who = change.who() == 0 ? null : land.all().who(land.id(change.who()));
        if (row == null || change.who() > 0 && who == null) {
            return null;
        }
        if (who == null) {
            administer(land, change.kind(), row);
        } else {
            act(land, change.kind(), who, row);
        }
        land.look();
        return land.all().find(type, row.id());
    }

    private static void act(Land land, String kind, Who who, Row row) {
        var id = new GlobalId(row.type(), row.id()).toString();
        var version = row.has("version") ? row.number("version") : 0;
        switch (kind) {
            case "mergeLead", "mergePart", "mergeAbove", "moveUnit" -> Mergers.perform(land, kind, who, row);
            case "lead" -> Mergers.lead(land, who, row);
            case "endPost", "movePost", "disablePerson" -> Posting.perform(land, kind, who, row);
            case "invite" -> mutate(land, who, "projectInvite", Map.of("projectId", id, "version", version));
            case "submit" -> mutate(land, who, "projectSubmit", Map.of("id", id, "version", version));
            case "withdraw" ->
                mutate(land, who, "projectWithdraw", Map.of("id", id, "version", version, "reason", "a reason"));
            case "share" -> mutate(land, who, "projectShare", Sharing.input(land, row));
            case "revoke" -> mutate(land, who, "projectShareRevoke", Map.of("shareId", id));
            case "confirm" ->
                mutate(land, who, "participantConfirm", Map.of("participantId", id, "round", row.number("round")));
            case "object" ->
                mutate(
                        land,
                        who,
                        "participantObject",
                        Map.of("participantId", id, "round", row.number("round"), "reason", "a reason"));
            default -> {
                var task = openTask(land, who, row);
                if (task != null) {
                    mutate(
                            land,
                            who,
                            "taskDecide",
                            Map.of(
                                    "taskId",
                                    new GlobalId("Task", task.id()).toString(),
                                    "verb",
                                    "RETURN",
                                    "opinion",
                                    "an opinion",
                                    "version",
                                    version));
                }
            }
        }
    }

    static void mutate(Land land, Who who, String name, Map<String, Object> input) {
        var type = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Input!";
        var answer = land.ask(
                who,
                "mutation($input: " + type + ") { " + name + "(input: $input) { errors { message } } }",
                Map.of("input", input));
        if (answer == null
                || answer.has("errors")
                || !answer.at("/data/" + name + "/errors").isEmpty()) {
            throw new IllegalStateException(who.words() + " could not do " + name + ": " + answer);
        }
    }

    private static void administer(Land land, String kind, Row row) {
        switch (kind) {
            // The very instant at which it ends.
            case "runOut" -> land.clock.setTo(row.instant("until_at"));
            case "postRunsOut" -> land.clock.setTo(row.instant("ends_at"));
            case "disablePost" ->
                land.sql
                        .update(POST)
                        .set(POST.ENABLED, false)
                        .where(POST.ID.eq(row.id()))
                        .and(ANYWHERE)
                        .execute();
            case "takeRole" ->
                land.sql
                        .deleteFrom(POST_ROLE)
                        .where(POST_ROLE.POST_ID.eq(row.id()))
                        .and(ANYWHERE)
                        .orderBy(POST_ROLE.ROLE)
                        .limit(1)
                        .execute();
            case "suspendTenant" ->
                land.sql
                        .update(TENANT)
                        .set(TENANT.STATUS, row.is("status", "ACTIVE") ? "SUSPENDED" : "ACTIVE")
                        .where(TENANT.ID.eq(row.id()))
                        .and(ANYWHERE)
                        .execute();
            default ->
                land.sql
                        .update(API_CLIENT)
                        .set(API_CLIENT.ENABLED, false)
                        .where(API_CLIENT.ID.eq(row.id()))
                        .and(ANYWHERE)
                        .execute();
        }
    }
}
