package org.cobuild.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cobuild.platform.Refusals;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The files of {@code tenants/<code>/}, read once and kept as text; every scalar is a text until a reader asks. */
final class TenantFolder {
    private static final String EXTENSION = ".yaml";
    private final Map<String, String> files;
    private final FolderFaults faults = new FolderFaults();

    private TenantFolder(Map<String, String> files) {
        this.files = files;
    }

    /**
     * Reads a folder.
     *
     * @throws org.cobuild.platform.Refused FOLDER_UNKNOWN when there is none of that code
     */
    static TenantFolder read(Path tenants, String code) {
        // The code comes from a caller: only what is a code can name a folder.
        var folder = tenants.resolve(code.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,31}") ? code : "-");
        if (!Files.isRegularFile(folder.resolve("tenant.yaml"))) {
            throw Refusals.refused(TenancyErrorCode.FOLDER_UNKNOWN, "folder.none", "code", code);
        }
        var files = new TreeMap<String, String>();
        try (var paths = Files.newDirectoryStream(folder, "*" + EXTENSION)) {
            for (var path : paths) {
                files.put(path.getFileName().toString(), Files.readString(path, UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TenantFolder(files);
    }

    /** Codes of all folders, in order of their names. */
    static List<String> codes(Path tenants) {
        if (!Files.isDirectory(tenants)) {
            return List.of();
        }
        try (var paths = Files.list(tenants)) {
            return paths.filter(path -> Files.isRegularFile(path.resolve("tenant.yaml")))
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 over names and contents of all files: what was applied is not applied again. */
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

    /** Notes a fault of a file as a whole. */
    void wrong(String file, String key, Object... arguments) {
        faults.add(file, 1, key, arguments);
    }

    /** The file as one mapping; null when it is absent or is none. */
    @Nullable
    FolderRow mapping(String file) {
        return switch (parse(file)) {
            case MappingNode mapping -> new FolderRow(file, mapping, faults);
            case null -> null;
            default -> {
                wrong(file, "folder.mapping");
                yield null;
            }
        };
    }

    /** The file as a list of entries; empty when it is absent. */
    List<FolderRow> rows(String file) {
        var node = parse(file);
        var rows = new ArrayList<FolderRow>();
        if (node instanceof SequenceNode list) {
            for (var item : list.getValue()) {
                if (item instanceof MappingNode mapping) {
                    rows.add(new FolderRow(file, mapping, faults));
                } else {
                    faults.add(file, item.getStartMark().getLine() + 1, "folder.entry");
                }
            }
        } else if (node != null) {
            wrong(file, "folder.entries");
        }
        return rows;
    }

    boolean has(String file) {
        return files.containsKey(file);
    }

    /** Notes every file that nobody reads. */
    void onlyFiles(Set<String> known) {
        files.keySet().stream()
                .filter(file -> !known.contains(file))
                .forEach(file -> wrong(file, "folder.file.unknown"));
    }

    /** The tree of nodes, not objects: nothing in a file can make one, and every node knows its line. */
    private @Nullable Node parse(String file) {
        var text = files.get(file);
        if (text == null) {
            return null;
        }
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(20);
        try {
            return new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            faults.add(file, mark == null ? 1 : mark.getLine() + 1, "folder.yaml");
        } catch (RuntimeException e) {
            wrong(file, "folder.yaml");
        }
        return null;
    }
}
