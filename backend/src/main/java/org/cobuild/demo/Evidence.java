package org.cobuild.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cobuild.document.DocumentService;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Viewer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The papers that the demo's people upload: one page of PDF each, in a font that every reader brings. */
@Component
@ConditionalOnProperty(value = "cobuild.demo", havingValue = "true")
class Evidence {
    private final DocumentService documents;
    private final PortalClock clock;

    Evidence(DocumentService documents, PortalClock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /** Uploads a paper. @return its opaque id */
    String upload(Viewer viewer, String paper, String project) {
        var lines = List.of(
                paper,
                project,
                viewer.unitName() + "  " + viewer.name(),
                clock.today(viewer.tenant().zone()).toString(),
                "（演示材料，内容为虚构）");
        var document = documents.stage(viewer, paper + ".pdf", new ByteArrayInputStream(pdf(lines)));
        return new GlobalId("Document", document.id()).toString();
    }

    private static byte[] pdf(List<String> lines) {
        var text = new StringBuilder("BT /F1 18 Tf 72 760 Td 28 TL\n");
        for (var line : lines) {
            text.append('<')
                    .append(HexFormat.of().withUpperCase().formatHex(line.getBytes(UTF_16BE)))
                    .append("> Tj T*\n");
        }
        text.append("ET");
        var objects = List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
                "<</Length %d>>stream\n%s\nendstream".formatted(text.length(), text),
                "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
                "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
                        + "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>",
                "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
                        + "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>");
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new ArrayList<Integer>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(file.length());
            file.append(i + 1).append(" 0 obj").append(objects.get(i)).append("endobj\n");
        }
        var table = file.length();
        file.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> file.append("%010d 00000 n \n".formatted(offset)));
        file.append("trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n".formatted(objects.size() + 1, table));
        return file.toString().getBytes(ISO_8859_1);
    }
}
