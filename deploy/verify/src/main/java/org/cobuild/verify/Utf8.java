package org.cobuild.verify;

/** Characters beyond ASCII, in bytes. */
final class Utf8 {
    private Utf8() {}

    /** Where the character ends that begins with this byte: of two to four bytes, and no surrogate. */
    static int after(byte[] bytes, int at, int end) throws Fault {
        int first = bytes[at] & 0xff;
        int length = first >= 0xc2 && first < 0xe0
                ? 2
                : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
        if (length == 0 || at + length > end) {
            throw new Fault("json.utf8", at);
        }
        int second = bytes[at + 1] & 0xff;
        int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        boolean fine = second >= least && second <= most;
        for (int i = 2; i < length; i++) {
            fine &= (bytes[at + i] & 0xc0) == 0x80;
        }
        if (!fine) {
            throw new Fault("json.utf8", at);
        }
        return at + length;
    }

    /** Writes a character, and returns where it ends. */
    static int write(int character, byte[] into, int at) {
        int to = at;
        if (character < 0x80) {
            into[to++] = (byte) character;
        } else if (character < 0x800) {
            into[to++] = (byte) (0xc0 | character >> 6);
            into[to++] = (byte) (0x80 | character & 0x3f);
        } else if (character < 0x10000) {
            into[to++] = (byte) (0xe0 | character >> 12);
            into[to++] = (byte) (0x80 | character >> 6 & 0x3f);
            into[to++] = (byte) (0x80 | character & 0x3f);
        } else {
            into[to++] = (byte) (0xf0 | character >> 18);
            into[to++] = (byte) (0x80 | character >> 12 & 0x3f);
            into[to++] = (byte) (0x80 | character >> 6 & 0x3f);
            into[to++] = (byte) (0x80 | character & 0x3f);
        }
        return to;
    }
}
