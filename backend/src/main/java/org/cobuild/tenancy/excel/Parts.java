package org.cobuild.tenancy.excel;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The parts of a workbook's archive: which sheet lies where. Names of elements are compared without their namespace, since strict and transitional files differ. */
final class Parts {
    static final String WORKBOOK = "xl/workbook.xml";

    /** Aalto, as fastexcel reads too: no DTD, no external entity. */
    static final XMLInputFactory XML = new InputFactoryImpl();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private Parts() {}

    /** A sheet's name and the part that holds it. */
    record SheetPart(String name, String path) {}

    static List<SheetPart> sheets(ZipFile archive) throws IOException, XMLStreamException {
        var targets = relations(archive, WORKBOOK);
        var sheets = new ArrayList<SheetPart>();
        elements(archive, WORKBOOK, element -> {
            if (element.getLocalName().equals("sheet")) {
                var path = targets.get(relationId(element));
                var name = element.getAttributeValue(null, "name");
                if (path != null && name != null) {
                    sheets.add(new SheetPart(name, path));
                }
            }
        });
        return sheets;
    }

    static Optional<SheetPart> sheet(List<SheetPart> sheets, SheetKind kind) {
        return sheets.stream().filter(sheet -> kind.isNamed(sheet.name())).findFirst();
    }

    /** Targets of a part's relations by their ids, as paths in the archive. */
    static Map<String, String> relations(ZipFile archive, String part) throws IOException, XMLStreamException {
        var found = new HashMap<String, String>();
        elements(archive, relationsOf(part), element -> {
            var id = element.getAttributeValue(null, "Id");
            var target = element.getAttributeValue(null, "Target");
            if (id != null && target != null) {
                found.put(id, resolve(part, target));
            }
        });
        return found;
    }

    static String relationsOf(String part) {
        var slash = part.lastIndexOf('/');
        return part.substring(0, slash + 1) + "_rels/" + part.substring(slash + 1) + ".rels";
    }

    static String resolve(String part, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        var base = java.net.URI.create("/" + part);
        try {
            return base.resolve(target).getPath().substring(1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static @Nullable String relationId(XMLStreamReader element) {
        for (int i = 0; i < element.getAttributeCount(); i++) {
            var space = element.getAttributeNamespace(i);
            if (element.getAttributeLocalName(i).equals("id") && space != null && !space.isEmpty()) {
                return element.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Calls for every start tag of a part; not at all when there is no such part. */
    static void elements(ZipFile archive, String part, Consumer<XMLStreamReader> each)
            throws IOException, XMLStreamException {
        var entry = archive.getEntry(part);
        if (entry == null) {
            return;
        }
        try (var content = archive.getInputStream(entry)) {
            var reader = XML.createXMLStreamReader(content);
            try {
                while (reader.hasNext()) {
                    if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                        each.accept(reader);
                    }
                }
            } finally {
                reader.close();
            }
        }
    }
}
