package org.cobuild.tenancy.onboarding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cobuild.platform.Refusals;
import org.cobuild.tenancy.TenancyErrorCode;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The files of {@code tenants/<code>/}, read once and kept as text; every scalar is a text until a reader asks. */
final class TenantFolder {
    static final String TENANT_FILE = "tenant.yaml";
    /** What names a tenant, a folder and a draft. */
    static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");

    private final Map<String, String> files;
    private final FolderFaults faults;

    private TenantFolder(Map<String, String> files, FolderFaults faults) {
        this.files = files;
        this.faults = faults;
    }

    /** A folder that was never a folder: texts by the names of files. */
    static TenantFolder of(Map<String, String> files) {
        return new TenantFolder(new TreeMap<>(files), new FolderFaults());
    }

    /**
     * Reads the folder of a tenant under {@code tenants}.
     *
     * @throws org.cobuild.platform.Refused FOLDER_UNKNOWN when there is none of that code
     */
    static TenantFolder read(Path tenants, String code) {
        // The code comes from a caller: only what is a code can name a folder, and a link leads anywhere.
        var folder = tenants.resolve(CODE.matcher(code).matches() ? code : "-");
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                || !Files.isRegularFile(folder.resolve(TENANT_FILE))) {
            throw Refusals.refused(TenancyErrorCode.FOLDER_UNKNOWN, "folder.none", "code", code);
        }
        var files = new TreeMap<String, String>();
        var faults = new FolderFaults();
        try (var paths = Files.newDirectoryStream(folder, "*.yaml")) {
            for (var path : paths) {
                var text = FolderText.read(path, faults);
                files.put(path.getFileName().toString(), text == null ? "" : text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TenantFolder(files, faults);
    }

    /** Codes of all folders, in order of their names. */
    static List<String> codes(Path tenants) {
        if (!Files.isDirectory(tenants)) {
            return List.of();
        }
        try (var paths = Files.list(tenants)) {
            return paths.filter(path -> Files.isRegularFile(path.resolve(TENANT_FILE)))
                    .map(path -> path.getFileName().toString())
                    .filter(name -> CODE.matcher(name).matches() && !name.equals("templates"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 over names and contents of all files: which folder it was that was applied. */
    String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, text) -> {
                digest.update((name + "\0" + text.getBytes(UTF_8).length + "\0").getBytes(UTF_8));
                digest.update(text.getBytes(UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    FolderFaults faults() {
        return faults;
    }

    /** A file as a whole, for faults of what does not stand in it. */
    Origin whole(String file) {
        return new Origin() {
            @Override
            public void fault(String field, String key, Object... arguments) {
                faults.add(file, 0, false, key, arguments);
            }

            @Override
            public void doubt(String field, String key, Object... arguments) {
                faults.add(file, 0, true, key, arguments);
            }

            @Override
            public boolean faultless() {
                return faults.none();
            }
        };
    }

    /** The file as one group; null when it is absent or is none, which is noted. */
    @Nullable
    FolderRow group(String file, Shape shape) {
        return switch (FolderText.parse(file, files.get(file), faults)) {
            case MappingNode mapping -> new FolderRow(file, mapping, shape, faults);
            case null -> null;
            default -> {
                whole(file).fault("", "folder.mapping");
                yield null;
            }
        };
    }

    /** The file as a list of entries; empty when it is absent. */
    List<FolderRow> rows(String file, Shape shape) {
        var node = FolderText.parse(file, files.get(file), faults);
        var rows = new ArrayList<FolderRow>();
        if (node instanceof SequenceNode list) {
            for (var item : list.getValue()) {
                if (item instanceof MappingNode mapping) {
                    rows.add(new FolderRow(file, mapping, shape, faults));
                } else {
                    faults.add(file, item.getStartMark().getLine() + 1, false, "folder.entry");
                }
            }
        } else if (node != null) {
            whole(file).fault("", "folder.entries");
        }
        return rows;
    }

    /** The texts of the files, by name. */
    Map<String, String> texts() {
        return Collections.unmodifiableMap(files);
    }

    boolean has(String file) {
        return files.containsKey(file);
    }

    /** Notes every file that nobody reads. */
    void onlyFiles(Set<String> known) {
        files.keySet().stream()
                .filter(file -> !known.contains(file))
                .forEach(file -> whole(file).fault("", "folder.file.unknown"));
    }
}
