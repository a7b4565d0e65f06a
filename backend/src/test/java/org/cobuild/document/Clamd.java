package org.cobuild.document;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** A real ClamAV daemon that knows one virus only. */
final class Clamd implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/clamd");
    private final Process process;
    private final int port;

    private Clamd(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    /** @param virus the content that it finds, by its digest and under the name Test.Virus */
    static Clamd start(Path folder, byte[] virus) throws IOException, GeneralSecurityException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var known = Files.createDirectories(folder.resolve("known"));
        var md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(virus));
        Files.writeString(known.resolve("test.hdb"), md5 + ":" + virus.length + ":Test.Virus\n");
        var settings =
                Files.writeString(folder.resolve("clamd.conf"), """
                Foreground yes
                TCPSocket %d
                TCPAddr 127.0.0.1
                DatabaseDirectory %s
                StreamMaxLength 1M
                """.formatted(port, known), StandardCharsets.UTF_8);
        var process = new ProcessBuilder(PROGRAM.toString(), "--config-file=" + settings)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        var clamd = new Clamd(process, port);
        for (int tries = 0; !clamd.answers(); tries++) {
            if (tries > 300 || !process.isAlive()) {
                process.destroyForcibly();
                throw new IllegalStateException(Files.readString(folder.resolve("log")));
            }
            Thread.sleep(200);
        }
        return clamd;
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
