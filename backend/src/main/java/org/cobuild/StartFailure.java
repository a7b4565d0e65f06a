package org.cobuild;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** Why the portal cannot start: one clear sentence for the person at the terminal. */
final class StartFailure extends RuntimeException {
    StartFailure(String sentence) {
        super(sentence);
    }

    StartFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** The port if it is free; 0 asks the system for any free one. */
    static int port(String value) {
        int port;
        try {
            port = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new StartFailure("--port takes a number from 0 to 65535, not '" + value + "'.", e);
        }
        if (port < 0 || port > 65535) {
            throw new StartFailure("--port takes a number from 0 to 65535, not " + port + ".");
        }
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new java.net.InetSocketAddress((InetAddress) null, port));
            return port;
        } catch (IOException e) {
            throw new StartFailure("Port " + port + " is in use: end what uses it, or choose another with --port.", e);
        }
    }

    /** The innermost reason of an unexpected failure, in one sentence. */
    static String describe(Throwable failure) {
        return "The portal could not start: " + reason(failure);
    }

    /** The innermost reason of a failure. */
    static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage());
    }
}
