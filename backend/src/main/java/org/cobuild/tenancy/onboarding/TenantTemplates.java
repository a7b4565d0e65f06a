package org.cobuild.tenancy.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.TenantLevel;
import org.cobuild.tenancy.onboarding.Shape.Key;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Folders to begin with, {@code tenants/templates/<name>/}: complete, with places for the newcomer's code and names.
 * What they make is an ordinary folder, to be looked through, changed and applied.
 */
@Service
public class TenantTemplates {
    private static final String ABOUT = "template.yaml";
    private static final Shape SHAPE = Shape.group(
            Key.text("title", "名称 Name"),
            Key.text("titleEn", "英文名称 English name"),
            Key.choice("level", "级别 Level", TenantLevel.class, TenantLevel.PLATFORM),
            Key.flag("parent", "是否须有上级市 Whether it needs a city above"),
            Key.flag("region", "是否须有国家行政区划代码 Whether it needs a national region code"));
    private final Path root;

    @Autowired
    TenantTemplates(@Value("${cobuild.tenants:}") String root) {
        this(Path.of(root.isBlank() ? "tenants" : root));
    }

    /** @param tenants the folder that holds the tenants' folders and {@code templates} */
    public TenantTemplates(Path tenants) {
        this.root = tenants;
    }

    /** A template as people choose it. */
    public record Template(
            String name, String title, String titleEn, TenantLevel level, boolean parent, boolean region) {}

    /**
     * Who comes in.
     *
     * @param code the tenant's code: the region's where the template wants one
     * @param parent code of the city above, null when none
     */
    public record Newcomer(
            String code,
            String name,
            String nameEn,
            @Nullable String parent) {}

    /** All of them, by name. */
    public List<Template> list() {
        return TenantFolder.codes(root.resolve("templates")).stream()
                .map(this::get)
                .toList();
    }

    /** @throws org.cobuild.platform.Refused FOLDER_UNKNOWN when there is no such template */
    public Template find(String name) {
        return list().stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusals.refused(
                        TenancyErrorCode.FOLDER_UNKNOWN,
                        "template.none",
                        "template",
                        name,
                        String.join(" ", list().stream().map(Template::name).toList())));
    }

    private Template get(String name) {
        var row = TenantFolder.read(root.resolve("templates"), name).group(ABOUT, SHAPE);
        if (row == null) {
            throw Refusals.refused(TenancyErrorCode.FOLDER_UNKNOWN, "template.none", "template", name);
        }
        return new Template(
                name,
                row.text("title"),
                row.text("titleEn"),
                row.one("level", TenantLevel.class),
                row.flag("parent", false),
                row.flag("region", false));
    }

    /**
     * The texts of a newcomer's files, by name.
     *
     * @throws org.cobuild.platform.Refused when there is no such template, or the newcomer lacks what it needs
     */
    public Map<String, String> fill(String name, Newcomer newcomer) {
        check(find(name), newcomer);
        var files = new TreeMap<String, String>();
        TenantFolder.read(root.resolve("templates"), name).texts().forEach((file, text) -> {
            if (!file.equals(ABOUT)) {
                files.put(file, filled(text, newcomer));
            }
        });
        return files;
    }

    private static void check(Template template, Newcomer newcomer) {
        var refusals = new Refusals();
        var code = TenancyErrorCode.FOLDER_INVALID;
        refusals.unless(
                TenantFolder.CODE.matcher(newcomer.code()).matches(), code, "template.code", "code", newcomer.code());
        refusals.unless(!newcomer.name().isBlank(), code, "template.name", "name");
        refusals.unless(!template.parent() || newcomer.parent() != null, code, "template.parent", "parent");
        var region = Regions.find(newcomer.code());
        if (template.region()) {
            refusals.unless(region != null, code, "template.region", "code", newcomer.code());
            refusals.unless(
                    region == null || region.level() == template.level(),
                    code,
                    "template.level",
                    "code",
                    newcomer.code(),
                    region == null ? "" : region.name());
        } else {
            refusals.unless(region == null, code, "template.zone", "code", newcomer.code());
        }
        refusals.throwIfAny();
    }

    /** Places stand in double quotes in the templates. */
    private static String filled(String text, Newcomer newcomer) {
        // The folder stands one level higher than its template.
        return text.replace("=../../schema/", "=../schema/")
                .replace("${code}", escaped(newcomer.code()))
                .replace("${nameEn}", escaped(newcomer.nameEn()))
                .replace("${name}", escaped(newcomer.name()))
                .replace("${parent}", escaped(newcomer.parent() == null ? "" : newcomer.parent()));
    }

    private static String escaped(String text) {
        return text.strip().replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Writes a newcomer's folder beside the others; refuses when there is one. Answers where it is. */
    public Path write(String name, Newcomer newcomer) {
        var files = fill(name, newcomer);
        var folder = root.resolve(newcomer.code());
        if (Files.exists(folder)) {
            throw Refusals.refused(TenancyErrorCode.FOLDER_INVALID, "template.exists", "code", newcomer.code());
        }
        try {
            Files.createDirectories(folder);
            for (var file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
