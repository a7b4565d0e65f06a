package org.cobuild.tenancy.unit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.cobuild.Standing;
import org.cobuild.World;
import org.cobuild.platform.GlobalId;
import org.cobuild.tenancy.onboarding.FolderExport;
import org.cobuild.tenancy.onboarding.Folders;
import tools.jackson.databind.JsonNode;

/** Counties under the tests' city, each for one test alone, with people whose names end with the county's number. */
public final class Counties {
    private static final AtomicInteger NUMBERS = new AtomicInteger(100);
    private static final List<String> UNITS = List.of("authority", "finance", "health", "insurance", "transport");
    private final World world;
    private final Folders folders;
    private final FolderExport export;
    private final Standing standing;

    public Counties(World world, Folders folders, FolderExport export, Standing standing) {
        this.world = world;
        this.folders = folders;
        this.export = export;
        this.standing = standing;
    }

    public County make(Path root) {
        return make(root, "990100");
    }

    public County make(Path root, String city) {
        var county = new County(root, "9905" + NUMBERS.getAndIncrement());
        county.write(
                "tenant.yaml",
                "code: %s\nlevel: COUNTY\nparent: " + city
                        + "\nname: 县%s\nnameEn: County %s\ntimeZone: Asia/Shanghai\n");
        var units = new StringBuilder();
        UNITS.forEach(code -> units.append("- {code: ")
                .append(code)
                .append(", kind: ")
                .append(code.equals("authority") ? "AUTHORITY" : code.equals("finance") ? "FINANCE" : "DEPARTMENT")
                .append(", name: 县")
                .append(code)
                .append("局, nameEn: Bureau of ")
                .append(code)
                .append("}\n"));
        county.write("units.yaml", units.toString());
        county.write(
                "people.yaml",
                person("clerk", "health", "CLERK")
                        + person("deputy", "health", "DEPUTY")
                        + person("insurer", "insurance", "CLERK")
                        + person("driver", "transport", "CLERK")
                        + person("checker", "authority", "AUTHORITY_CLERK")
                        + person("director", "authority", "AUTHORITY_CHIEF, AUTHORITY_DIRECTOR")
                        + person("reviewer", "finance", "REVIEWER, FINANCE")
                        + person("admin", "authority", "TENANT_ADMIN"));
        Folders.copy(Path.of("src/test/resources/tenants"), root, "990121");
        for (var file : List.of("routes.yaml", "dictionaries.yaml")) {
            try {
                county.write(
                        file,
                        java.nio.file.Files.readString(root.resolve("990121").resolve(file)));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        folders.apply(root, county.code);
        return county;
    }

    /** A city for one test alone, with the same names. */
    public County city(Path root) {
        var city = new County(root, "9904" + NUMBERS.getAndIncrement());
        city.write("tenant.yaml", "code: %s\nlevel: CITY\nname: 市%s\nnameEn: City %s\ntimeZone: Asia/Shanghai\n");
        city.write("units.yaml", """
                - {code: authority, kind: AUTHORITY, name: 市数据局, nameEn: Data Bureau}
                - {code: company, kind: COMPANY, name: 市公司, nameEn: Company}
                - {code: health, kind: DEPARTMENT, name: 市卫健委, nameEn: Health Commission}
                - {code: insurance, kind: DEPARTMENT, name: 市医保局, nameEn: Medical Insurance}
                """);
        city.write(
                "people.yaml",
                person("clerk", "health", "CLERK")
                        + person("insurer", "insurance", "CLERK")
                        + person("checker", "authority", "AUTHORITY_CLERK")
                        + person("admin", "authority", "TENANT_ADMIN"));
        for (var file : List.of("dictionaries.yaml", "policy.yaml", "calendar.yaml")) {
            Folders.copy(Path.of("src/test/resources/tenants"), root, "990100");
            try {
                city.write(
                        file,
                        java.nio.file.Files.readString(root.resolve("990100").resolve(file)));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        folders.apply(root, city.code);
        return city;
    }

    private static String person(String who, String unit, String roles) {
        return "- {username: " + who + "%s, name: " + who + ", nameEn: " + who + ", posts: [{unit: " + unit
                + ", title: 职务, titleEn: Title, roles: [" + roles + "]}]}\n";
    }

    /** One of them. */
    public final class County {
        public final Path root;
        public final String code;

        private County(Path root, String code) {
            this.root = root;
            this.code = code;
        }

        public void write(String file, String text) {
            Folders.write(root, code, file, text.replace("%s", code));
        }

        /** Writes the folder anew from the database. */
        public void export() {
            export.export(code).forEach((file, text) -> Folders.write(root, code, file, text));
        }

        public World.Caller as(String who) {
            return world.as(who + code);
        }

        public long tenant() {
            return standing.tenantId(code);
        }

        public long unit(String unit) {
            return standing.unitId(tenant(), unit);
        }

        public String id(String unit) {
            return new GlobalId("Unit", unit(unit)).toString();
        }

        /** The unit as its administrator reads it. */
        JsonNode see(String unit) {
            return as("admin")
                    .ask(
                            "query($id: ID!) { node(id: $id) { ... on Unit { id code name nameEn version closedOn"
                                    + " parent { code } successors { code name } } } }",
                            Map.of("id", id(unit)))
                    .get("node");
        }

        Map<String, Object> read(String unit) {
            return Map.of(
                    "unitId", id(unit), "version", see(unit).get("version").asInt());
        }

        public Map<String, Object> act(String kind, List<String> units, List<Map<String, Object>> successors) {
            var read = new ArrayList<Map<String, Object>>();
            units.forEach(unit -> read.add(read(unit)));
            return new LinkedHashMap<>(Map.of(
                    "kind", kind,
                    "units", read,
                    "successors", successors,
                    "effectiveOn", today(),
                    "basis", "县编办〔2026〕7号"));
        }

        public String today() {
            return world.clock().today(java.time.ZoneId.of("Asia/Shanghai")).toString();
        }

        public JsonNode reorganise(Map<String, Object> act) {
            return as("admin")
                    .mutate(
                            "unitReorganise",
                            act,
                            "unitChange { id kind state version problem viewerCanWithdraw from { code name newName unit { name closedOn } }"
                                    + " to { code name unit { id name } } }");
        }

        public Map<String, Object> standing(String unit) {
            return Map.of("unitId", id(unit));
        }

        public Map<String, Object> fresh(String unit, String name) {
            return Map.of("code", unit, "name", name, "nameEn", "New " + unit);
        }
    }
}
