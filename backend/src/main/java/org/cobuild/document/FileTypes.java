package org.cobuild.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;
import org.cobuild.platform.Refusals;

/**
 * What a file really is, by its content. Papers, tables and pictures are kept; programs, scripts, web pages and archives
 * are not, and neither is a file that is not what its name says.
 */
final class FileTypes {
    private static final String ZIP = "application/zip";
    private static final String OFD = "application/ofd";

    /** Office papers are archives with a certain entry. */
    private static final Map<String, String> ENTRY_OF = Map.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "word/document.xml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xl/workbook.xml",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "ppt/presentation.xml",
            OFD,
            "OFD.xml");

    private static final Set<String> OTHERS = Set.of(
            "application/pdf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "image/png",
            "image/jpeg",
            "image/tiff",
            "text/plain",
            "text/csv");

    private static final String UNKNOWN = "application/octet-stream";
    private static final Tika TIKA = new Tika();

    private FileTypes() {}

    /**
     * The media type of a file that may be kept.
     *
     * @param name clean; its ending tells what the sender says it is
     * @throws org.cobuild.platform.Refused when it may not
     */
    static String check(Path file, String name) {
        var said = name.toLowerCase(java.util.Locale.ROOT).endsWith(".ofd") ? OFD : TIKA.detect(name);
        var found = detect(file, name, said);
        if (!said.equals(UNKNOWN) && !said.equals(found)) {
            throw Refusals.refused(DocumentErrorCode.TYPE, "document.lying", "file", name, said, found);
        }
        if (!OTHERS.contains(found) && !ENTRY_OF.containsKey(found)) {
            throw Refusals.refused(DocumentErrorCode.TYPE, "document.type", "file", name, found);
        }
        return found;
    }

    private static String detect(Path file, String name, String said) {
        try (var content = Files.newInputStream(file)) {
            var found = said.equals(OFD) ? TIKA.detect(content) : TIKA.detect(content, name);
            var entry = ENTRY_OF.get(said.equals(OFD) && found.equals(ZIP) ? OFD : found);
            if (entry == null) {
                return found;
            }
            return hasEntry(file, entry) ? said : ZIP;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** An office paper without macros. */
    private static boolean hasEntry(Path file, String entry) throws IOException {
        try (var archive = new ZipFile(file.toFile())) {
            return archive.getEntry(entry) != null
                    && archive.stream().noneMatch(part -> part.getName().endsWith("vbaProject.bin"));
        } catch (ZipException e) {
            return false;
        }
    }
}
