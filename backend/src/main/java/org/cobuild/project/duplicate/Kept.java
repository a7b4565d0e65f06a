package org.cobuild.project.duplicate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;
import org.cobuild.project.ProjectTexts;

/** What is kept of a project as bytes, so that no word is looked for a second time. */
record Kept(Whole whole, List<Clause> clauses) {
    private static final ProjectTexts.Kind[] KINDS = ProjectTexts.Kind.values();

    static Kept of(List<Clause> clauses, Words words) {
        return new Kept(Whole.of(clauses, words), clauses);
    }

    BytesRef write() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(whole.things(), out);
            out.writeInt(clauses.size());
            for (var clause : clauses) {
                out.writeByte(clause.kind().ordinal());
                out.writeLong(clause.id());
                out.writeUTF(clause.text());
                out.writeUTF(clause.amount().toPlainString());
                out.writeShort(clause.words().size());
                for (var word : clause.words()) {
                    out.writeUTF(word);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BytesRef(bytes.toByteArray());
    }

    static Kept read(BytesRef bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length))) {
            var things = counts(in);
            var clauses = new ArrayList<Clause>();
            for (int left = in.readInt(); left > 0; left--) {
                var kind = KINDS[in.readByte()];
                var id = in.readLong();
                var text = in.readUTF();
                var amount = new BigDecimal(in.readUTF());
                var words = new ArrayList<String>();
                for (int more = in.readShort(); more > 0; more--) {
                    words.add(in.readUTF());
                }
                clauses.add(new Clause(kind, id, text, amount, words));
            }
            return new Kept(new Whole(Whole.letters(clauses), things), clauses);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Map<String, Integer> counts, DataOutputStream out) throws IOException {
        out.writeInt(counts.size());
        for (var entry : counts.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue());
        }
    }

    private static Map<String, Integer> counts(DataInputStream in) throws IOException {
        var counts = new HashMap<String, Integer>();
        for (int left = in.readInt(); left > 0; left--) {
            counts.put(in.readUTF(), in.readInt());
        }
        return counts;
    }
}
