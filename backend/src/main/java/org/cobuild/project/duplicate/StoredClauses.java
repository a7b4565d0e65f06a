package org.cobuild.project.duplicate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.cobuild.project.ProjectTexts;

/** A project's clauses as bytes, with their words, so that nothing is cut a second time. */
final class StoredClauses {
    private static final ProjectTexts.Kind[] KINDS = ProjectTexts.Kind.values();

    private StoredClauses() {}

    static BytesRef write(List<Clause> clauses) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
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

    static List<Clause> read(BytesRef bytes) {
        var clauses = new ArrayList<Clause>();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes.bytes, bytes.offset, bytes.length))) {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return clauses;
    }
}
