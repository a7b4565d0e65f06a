package org.cobuild.tenancy.onboarding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The text of one file and its tree of nodes, not objects: nothing in a file can make one, and every node knows its
 * line. Of YAML, what a list of facts needs: no anchors and aliases, with which a small file grows without end, no
 * tags, one document.
 */
final class FolderText {
    static final int MOST_BYTES = 4_000_000;
    private static final int DEEPEST = 20;

    private FolderText() {}

    /** The text of a file; null when it cannot be read as one, which is noted. */
    static @Nullable String read(Path path, FolderFaults faults) {
        var file = path.getFileName().toString();
        try {
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                faults.add(file, 0, false, "folder.file.link");
                return null;
            }
            if (Files.size(path) > MOST_BYTES) {
                faults.add(file, 0, false, "folder.file.size", String.valueOf(MOST_BYTES / 1_000_000));
                return null;
            }
            return decode(file, Files.readAllBytes(path), faults);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String decode(String file, byte[] bytes, FolderFaults faults) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var result = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        var text = out.flip().toString();
        if (result.isError()) {
            faults.add(file, 1 + (int) text.chars().filter(c -> c == '\n').count(), false, "folder.file.utf8");
            return null;
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The file's node; null when it is absent, empty or not in form, the last of which is noted. */
    static @Nullable Node parse(String file, @Nullable String text, FolderFaults faults) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(MOST_BYTES);
        try {
            return plain(file, new Yaml(options).parse(new StringReader(text)), faults)
                    ? new Yaml(options).compose(new StringReader(text))
                    : null;
        } catch (MarkedYAMLException e) {
            faults.add(file, line(e.getProblemMark()), false, "folder.yaml");
        } catch (YAMLException e) {
            faults.add(file, 1, false, "folder.yaml");
        }
        return null;
    }

    private static boolean plain(String file, Iterable<Event> events, FolderFaults faults) {
        var documents = 0;
        var depth = 0;
        for (var event : events) {
            String wrong = null;
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                wrong = "folder.yaml.documents";
            } else if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)) {
                wrong = "folder.yaml.alias";
            } else if (tag(event) != null) {
                wrong = "folder.yaml.tag";
            }
            depth += event instanceof CollectionStartEvent ? 1 : isEnd(event) ? -1 : 0;
            if (depth > DEEPEST) {
                wrong = "folder.yaml.deep";
            }
            if (wrong != null) {
                faults.add(file, line(event.getStartMark()), false, wrong);
                return false;
            }
        }
        return true;
    }

    private static boolean isEnd(Event event) {
        return event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd);
    }

    private static @Nullable String tag(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent collection -> collection.getTag();
            default -> null;
        };
    }

    private static int line(@Nullable Mark mark) {
        return mark == null ? 1 : mark.getLine() + 1;
    }
}
