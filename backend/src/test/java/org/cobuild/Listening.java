package org.cobuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cobuild.World.Caller;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who listens to subscriptions, by either of the two ways. */
public final class Listening {
    private static final JsonMapper JSON = new JsonMapper();

    private Listening() {}

    /** A stream of events: each as its data, in the end one that says how it ended. */
    public static final class Events implements AutoCloseable {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final HttpResponse<InputStream> response;

        private Events(HttpResponse<InputStream> response) {
            this.response = response;
            Thread.ofVirtual().start(() -> {
                try (var reader = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
                    reader.lines().forEach(lines::add);
                    lines.add("closed");
                } catch (IOException | RuntimeException e) {
                    lines.add("broken " + e);
                }
            });
        }

        public HttpResponse<?> response() {
            return response;
        }

        /** The next event's data; null when none comes in that time. A stream's end is {@code {"end": true}}. */
        public @Nullable JsonNode next(Duration within) throws InterruptedException {
            var until = System.nanoTime() + within.toNanos();
            for (var left = within.toNanos(); left > 0; left = until - System.nanoTime()) {
                var line = lines.poll(left, TimeUnit.NANOSECONDS);
                if (line == null) {
                    return null;
                }
                if (line.equals("event:complete") || line.equals("closed")) {
                    return JSON.readTree("{\"end\": true}");
                }
                if (line.startsWith("broken")) {
                    throw new AssertionError(line);
                }
                if (line.startsWith("data:{")) {
                    return JSON.readTree(line.substring(5));
                }
            }
            return null;
        }

        @Override
        public void close() {
            try {
                response.body().close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Subscribes by a stream of events. */
    public static Events events(Caller caller, String document, Map<String, ?> variables) throws Exception {
        var body = JSON.writeValueAsString(Map.of("query", document, "variables", variables));
        var request = caller.request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return new Events(caller.client().send(request, HttpResponse.BodyHandlers.ofInputStream()));
    }

    /** A WebSocket: messages as JSON, and the code with which it was closed. */
    public static final class Socket implements WebSocket.Listener, AutoCloseable {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();
        private @Nullable WebSocket socket;

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.completeExceptionally(error);
        }

        public Socket send(String message) {
            java.util.Objects.requireNonNull(socket).sendText(message, true).join();
            return this;
        }

        public Socket subscribe(String id, String document, Map<String, ?> variables) {
            return send(JSON.writeValueAsString(Map.of(
                    "id", id, "type", "subscribe", "payload", Map.of("query", document, "variables", variables))));
        }

        /** Waits until what was sent before is heard: messages are taken one after the other. */
        public void settle(Duration within) throws InterruptedException {
            var answer = send("{\"type\": \"ping\"}").type(within);
            if (!answer.equals("pong")) {
                throw new AssertionError("no pong came, but: " + answer);
            }
        }

        /** The next message; null when none comes in that time. */
        public @Nullable JsonNode next(Duration within) throws InterruptedException {
            var message = messages.poll(within.toMillis(), TimeUnit.MILLISECONDS);
            return message == null ? null : JSON.readTree(message);
        }

        /** The type of the next message. */
        public String type(Duration within) throws InterruptedException {
            var message = next(within);
            return message == null ? "" : message.get("type").asString();
        }

        public int closed(Duration within) throws Exception {
            return closed.get(within.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            java.util.Objects.requireNonNull(socket).abort();
        }
    }

    /**
     * Opens a WebSocket.
     *
     * @param headers beside the caller's own
     * @throws java.util.concurrent.CompletionException of a {@link java.net.http.WebSocketHandshakeException} when refused
     */
    public static Socket socket(Caller caller, Map<String, String> headers) {
        var listener = new Socket();
        var builder = caller.client().newWebSocketBuilder().subprotocols("graphql-transport-ws");
        caller.request("/").build().headers().map().forEach((name, values) -> builder.header(name, values.getFirst()));
        headers.forEach(builder::header);
        var at = URI.create(caller.request("/graphql").build().uri().toString().replaceFirst("^http", "ws"));
        listener.socket = builder.buildAsync(at, listener).join();
        return listener;
    }

    /** As above, past the greeting. */
    public static Socket greeted(Caller caller) throws InterruptedException {
        var socket = socket(caller, Map.of()).send("{\"type\": \"connection_init\"}");
        if (!socket.type(Duration.ofSeconds(5)).equals("connection_ack")) {
            throw new AssertionError("no connection_ack");
        }
        return socket;
    }
}
