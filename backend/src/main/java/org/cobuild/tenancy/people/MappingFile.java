package org.cobuild.tenancy.people;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.cobuild.tenancy.Duties;
import org.cobuild.tenancy.Grant;
import org.cobuild.tenancy.Role;
import org.cobuild.tenancy.onboarding.FolderPart;
import org.cobuild.tenancy.onboarding.FolderRow;
import org.cobuild.tenancy.onboarding.Planned;
import org.cobuild.tenancy.onboarding.PlannedChange;
import org.cobuild.tenancy.onboarding.Shape;
import org.cobuild.tenancy.onboarding.Shape.Key;
import org.cobuild.tenancy.onboarding.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * {@code providers.yaml}: which posts people hold by what the tenant's own OpenID Connect provider says of them. Units
 * are the tenant's own, so that no provider gives a post elsewhere; the operator's roles are no choice.
 */
@Component
@Order(0) // its posts are seats for the routes
class MappingFile implements FolderPart<List<Mapping>> {
    private static final Shape POST = Shape.group(
            Key.text("value", 200, "声明的一个值，如一个用户组 A value of the claim, e.g. a group"),
            Key.code("unit", 64, "单位代码 Code of the unit"),
            Key.text("title", "职务 Title"),
            Key.text("titleEn", "职务英文 English title"),
            Key.choices(
                    "roles",
                    "角色，能做什么见权限表 Roles; what each may do is the table of rights",
                    Role.class,
                    Role.OPERATOR,
                    Role.BREAK_GLASS));
    private static final Shape SHAPE = Shape.list(
            Key.code("provider", 64, "门户配置中该身份提供方的名称 Its name in the portal's settings"),
            Key.text("claim", "声明的名称，其值为文字或文字列表，如 groups The claim, a text or a list of texts, e.g. groups"),
            Key.flag("makePeople", "门户没有的人员，得到岗位时建立 Whether somebody unknown who gets a post becomes a person")
                    .optional(),
            Key.flag("administrators", "可以给出三员的职责 Whether it may give the three administrators' duties")
                    .optional(),
            Key.rows("posts", POST, "什么值得到什么岗位 Which value gives which post"));
    private final MappingRepository mappings;

    MappingFile(MappingRepository mappings) {
        this.mappings = mappings;
    }

    @Override
    public String file() {
        return "providers.yaml";
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public List<Mapping> read(Standing standing, List<FolderRow> rows) {
        var read = new ArrayList<Mapping>();
        var providers = new HashSet<String>();
        for (var row : rows) {
            var provider = row.text("provider");
            if (!providers.add(provider)) {
                row.fault("provider", "folder.twice", provider);
            }
            var duties = row.flag("administrators", false);
            var seen = new HashSet<String>();
            var lines = row.rows("posts").stream()
                    .map(post -> line(post, standing, duties, seen))
                    .toList();
            read.add(new Mapping(provider, row.text("claim"), row.flag("makePeople", false), duties, lines));
        }
        return read;
    }

    private static Mapping.Line line(FolderRow row, Standing standing, boolean duties, Set<String> seen) {
        var roles = row.several("roles", Role.class);
        var unit = row.text("unit");
        if (!unit.isEmpty() && !standing.hasUnit(unit)) {
            row.fault("unit", "folder.unit.unknown", unit);
        }
        if (!duties && !Duties.among(roles).isEmpty()) {
            row.fault("roles", "folder.provider.duties", MappingRepository.words(Duties.among(roles)));
        }
        if (Duties.clash(roles)) {
            row.fault("roles", "folder.person.duties", row.text("title"), MappingRepository.words(roles));
        }
        if (row.faultless() && !seen.add(unit + " " + row.text("value"))) {
            row.fault("value", "folder.twice", row.text("value"));
        }
        return new Mapping.Line(row.text("value"), 0, unit, unit, null, row.text("title"), row.text("titleEn"), roles);
    }

    @Override
    public List<Filled> fills(List<Mapping> data) {
        return data.stream()
                .flatMap(mapping -> mapping.lines().stream())
                .flatMap(line -> line.roles().stream().map(role -> new Filled(line.unitCode(), role)))
                .toList();
    }

    @Override
    public Planned plan(Grant grant, Standing standing, List<Mapping> wanted) {
        var before = mappings.all(grant);
        var after = new LinkedHashMap<String, Mapping>();
        wanted.forEach(mapping -> after.put(mapping.provider(), mapping));
        var providers = new TreeSet<>(before.keySet());
        providers.addAll(after.keySet());
        var changes = new ArrayList<PlannedChange>();
        providers.forEach(provider -> compare(grant, provider, before.get(provider), after.get(provider), changes));
        return changes.isEmpty() ? Planned.NOTHING : new Planned(changes, () -> mappings.replace(grant, wanted));
    }

    private static void compare(
            Grant grant, String provider, @Nullable Mapping was, @Nullable Mapping is, List<PlannedChange> changes) {
        var settings = PlannedChange.of("providerSet", "Tenant", grant.tenantId(), provider, provider)
                .field("claim", was == null ? null : was.claim(), is == null ? null : is.claim())
                .field("makePeople", told(was == null || !was.makesPeople()), told(is == null || !is.makesPeople()))
                .field(
                        "administrators",
                        told(was == null || !was.givesDuties()),
                        told(is == null || !is.givesDuties()));
        if (settings.changesAnything()) {
            changes.add(settings.build());
        }
        var before = lines(was);
        var after = lines(is);
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (var key : keys) {
            var old = before.get(key);
            var now = after.get(key);
            var any = old == null ? Objects.requireNonNull(now) : old;
            var change = PlannedChange.of("providerPostSet", "Tenant", grant.tenantId(), any.unitCode(), any.value())
                    .field("title", old == null ? null : old.title(), now == null ? null : now.title())
                    .field("titleEn", old == null ? null : old.titleEn(), now == null ? null : now.titleEn())
                    .field(
                            "roles",
                            old == null ? null : MappingRepository.words(old.roles()),
                            now == null ? null : MappingRepository.words(now.roles()));
            if (change.changesAnything()) {
                changes.add(change.build());
            }
        }
    }

    private static @Nullable String told(boolean not) {
        return not ? null : "true";
    }

    private static Map<String, Mapping.Line> lines(@Nullable Mapping mapping) {
        var lines = new LinkedHashMap<String, Mapping.Line>();
        if (mapping != null) {
            mapping.lines().forEach(line -> lines.put(line.value() + "\n" + line.unitCode(), line));
        }
        return lines;
    }

    /** A line whose unit was closed gives nothing any more and is left out. */
    @Override
    public List<Map<String, Object>> export(Grant grant) {
        return mappings.all(grant).values().stream()
                .filter(mapping -> mapping.lines().stream().anyMatch(line -> line.closedOn() == null))
                .map(MappingFile::entry)
                .toList();
    }

    private static Map<String, Object> entry(Mapping mapping) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("provider", mapping.provider());
        entry.put("claim", mapping.claim());
        if (mapping.makesPeople()) {
            entry.put("makePeople", true);
        }
        if (mapping.givesDuties()) {
            entry.put("administrators", true);
        }
        entry.put(
                "posts",
                mapping.lines().stream()
                        .filter(line -> line.closedOn() == null)
                        .map(MappingFile::entry)
                        .toList());
        return entry;
    }

    private static Map<String, Object> entry(Mapping.Line line) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("value", line.value());
        entry.put("unit", line.unitCode());
        entry.put("title", line.title());
        entry.put("titleEn", line.titleEn());
        entry.put("roles", line.roles().stream().sorted().map(Enum::name).toList());
        return entry;
    }
}
