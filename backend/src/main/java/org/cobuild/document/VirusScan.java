package org.cobuild.document;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.cobuild.platform.Refusals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks a virus scanner about each upload, where the portal is told of one: ClamAV's clamd, by the command INSTREAM of its
 * protocol over TCP (clamd(8)). A file about which it gives no clear answer is not kept.
 */
@Component
class VirusScan {
    private static final Logger LOG = LoggerFactory.getLogger(VirusScan.class);
    private static final Pattern ADDRESS = Pattern.compile("(?<host>.+):(?<port>[1-9]\\d{0,4})");
    private static final Pattern FOUND = Pattern.compile("stream: (?<virus>.+) FOUND");
    private static final int CONNECTED_WITHIN_MS = 5_000;

    /** Archives are unpacked before it answers. */
    private static final int ANSWERED_WITHIN_MS = 60_000;

    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 1_000;
    private final @Nullable InetSocketAddress scanner;

    /** @param address {@code host:port}; empty where there is no scanner */
    VirusScan(@Value("${cobuild.clamav:}") String address) {
        if (address.isBlank()) {
            scanner = null;
            return;
        }
        var parts = ADDRESS.matcher(address.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("cobuild.clamav is not host:port: " + address);
        }
        scanner = InetSocketAddress.createUnresolved(parts.group("host"), Integer.parseInt(parts.group("port")));
    }

    /**
     * Lets the file pass, or throws.
     *
     * @param name as it is told to the sender
     * @throws org.cobuild.platform.Refused VIRUS when one was found, UNSCANNED when the scanner gave no clear answer
     */
    void check(Path file, String name) {
        if (scanner == null) {
            return;
        }
        String answer;
        try {
            answer = ask(scanner, file);
        } catch (IOException e) {
            LOG.warn("The virus scanner at {} gives no answer", scanner, e);
            throw Refusals.refused(DocumentErrorCode.UNSCANNED, "document.unscanned", "file", name);
        }
        var found = FOUND.matcher(answer);
        if (found.matches()) {
            LOG.warn("The virus scanner found {} in an upload", found.group("virus"));
            throw Refusals.refused(DocumentErrorCode.VIRUS, "document.virus", "file", name, found.group("virus"));
        }
        if (!answer.equals("stream: OK")) {
            LOG.warn("The virus scanner at {} answers {}", scanner, answer);
            throw Refusals.refused(DocumentErrorCode.UNSCANNED, "document.unscanned", "file", name);
        }
    }

    private static String ask(InetSocketAddress scanner, Path file) throws IOException {
        try (var socket = new Socket();
                var content = Files.newInputStream(file)) {
            // The name is looked up anew each time: a scanner may move.
            socket.connect(new InetSocketAddress(scanner.getHostString(), scanner.getPort()), CONNECTED_WITHIN_MS);
            socket.setSoTimeout(ANSWERED_WITHIN_MS);
            try {
                send(content, new DataOutputStream(socket.getOutputStream()));
            } catch (IOException hungUp) {
                // It hangs up at its own limit of size, and says so before.
                LOG.debug("The virus scanner hung up", hungUp);
            }
            return answer(socket.getInputStream());
        }
    }

    /** Chunks, each after its length; a length of 0 ends them. */
    private static void send(InputStream content, DataOutputStream out) throws IOException {
        out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        var chunk = new byte[CHUNK];
        for (int read = content.read(chunk); read > 0; read = content.read(chunk)) {
            out.writeInt(read);
            out.write(chunk, 0, read);
        }
        out.writeInt(0);
        out.flush();
    }

    /** What it says until the byte 0. */
    private static String answer(InputStream in) throws IOException {
        var said = new StringBuilder();
        for (int one = in.read(); one > 0 && said.length() < LONGEST_ANSWER; one = in.read()) {
            said.append((char) one);
        }
        return said.toString().strip();
    }
}
