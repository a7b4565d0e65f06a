package org.cobuild.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an entry says, as far as it is held against something else.
 *
 * @param ours whether it is of the log that was expected
 * @param text digest of the text that was decided on, or null
 * @param told digest of the opening
 */
record Entry(boolean ours, long time, byte[] text, List<byte[]> attachments, byte[] told) {
    private static final byte[] FORMAT = "cobuild-log-entry-1".getBytes(UTF_8);
    private static final List<byte[]> KINDS = Stream.of(
                    "DECISION", "REPLY", "SUBMISSION", "FILING", "ALLOCATION", "PAYMENT", "RELEASE", "RULE", "RIGHTS")
            .map(kind -> kind.getBytes(UTF_8))
            .toList();
    private static final byte[] TEXT = "text".getBytes(UTF_8);

    /** Names of members as they are written, in their order. */
    private static final class Of {
        static final byte[] ACT = Canonical.name("act");
        static final byte[] AMOUNT = Canonical.name("amount");
        static final byte[] ATTACHMENTS = Canonical.name("attachments");
        static final byte[] FACTS = Canonical.name("facts");
        static final byte[] FORMAT = Canonical.name("format");
        static final byte[] ID = Canonical.name("id");
        static final byte[] KIND = Canonical.name("kind");
        static final byte[] LOG = Canonical.name("log");
        static final byte[] POST = Canonical.name("post");
        static final byte[] PROJECT = Canonical.name("project");
        static final byte[] SUBJECT = Canonical.name("subject");
        static final byte[] TIME = Canonical.name("time");
        static final byte[] TOLD = Canonical.name("told");
        static final byte[] TYPE = Canonical.name("type");
        static final byte[] UNIT = Canonical.name("unit");

        static final byte[] ACTOR = Canonical.name("actor");
        static final byte[] AFTER = Canonical.name("after");
        static final byte[] BEFORE = Canonical.name("before");
        static final byte[] CHANGES = Canonical.name("changes");
        static final byte[] DETAIL = Canonical.name("detail");
        static final byte[] FIELD = Canonical.name("field");
        static final byte[] SALT = Canonical.name("salt");

        private Of() {}
    }

    /** Reads a content, which has to be canonical and as described. */
    static Entry read(byte[] bytes, Line.Span content, byte[] log) throws Fault {
        var in = new Canonical(bytes, content.from(), content.to());
        in.open('{');
        in.member(Of.ACT);
        in.words("act");
        if (in.has(Of.AMOUNT)) {
            in.amount("amount");
        }
        in.member(Of.ATTACHMENTS);
        var attachments = attachments(in);
        in.member(Of.FACTS);
        var text = facts(in);
        in.member(Of.FORMAT);
        in.string();
        if (!in.is(FORMAT)) {
            throw new Fault("entry.format");
        }
        in.member(Of.ID);
        in.number("id");
        in.member(Of.KIND);
        in.string();
        if (KINDS.stream().noneMatch(in::is)) {
            throw in.no("kind");
        }
        in.member(Of.LOG);
        in.string();
        boolean ours = in.is(log);
        if (in.has(Of.POST)) {
            in.words("post");
        }
        if (in.has(Of.PROJECT)) {
            in.number("project");
        }
        in.member(Of.SUBJECT);
        in.open('{');
        in.member(Of.ID);
        in.words("subject.id");
        in.member(Of.TYPE);
        in.words("subject.type");
        in.close('}');
        in.member(Of.TIME);
        long time = in.time("time");
        in.member(Of.TOLD);
        var told = in.digest("told");
        in.member(Of.UNIT);
        in.words("unit");
        in.close('}');
        in.nothingElse();
        return new Entry(ours, time, text, attachments, told);
    }

    private static List<byte[]> attachments(Canonical in) throws Fault {
        var attachments = new ArrayList<byte[]>();
        in.open('[');
        for (byte[] last = null; in.more(']'); ) {
            var next = in.digest("attachments");
            if (last != null && Arrays.compareUnsigned(last, next) >= 0) {
                throw in.no("attachments");
            }
            attachments.add(next);
            last = next;
        }
        in.close(']');
        return attachments;
    }

    private static byte[] facts(Canonical in) throws Fault {
        byte[] text = null;
        in.open('{');
        int from = 0;
        int to = -1;
        while (in.more('}')) {
            in.string();
            if (to >= from && !in.before(from, to, in.start, in.stop)) {
                throw new Fault("canonical.order", in.start);
            }
            from = in.start;
            to = in.stop;
            boolean isText = in.is(TEXT);
            in.colon();
            if (isText) {
                text = in.digest("facts.text");
            } else {
                in.string();
            }
        }
        in.close('}');
        return text;
    }

    /** Checks an opening, which has to be canonical and as described. */
    static void checkOpening(byte[] bytes, Line.Span opening) throws Fault {
        var in = new Canonical(bytes, opening.from(), opening.to());
        in.open('{');
        in.member(Of.ACTOR);
        in.words("actor");
        in.member(Of.CHANGES);
        in.open('[');
        while (in.more(']')) {
            in.open('{');
            if (in.has(Of.AFTER)) {
                in.string();
            }
            if (in.has(Of.BEFORE)) {
                in.string();
            }
            in.member(Of.FIELD);
            in.words("field");
            in.close('}');
        }
        in.close(']');
        if (in.has(Of.DETAIL)) {
            in.string();
        }
        in.member(Of.SALT);
        in.digest("salt");
        in.close('}');
        in.nothingElse();
    }
}
