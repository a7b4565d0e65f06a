package org.cobuild.tenancy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * The WebSocket of subscriptions (graphql-transport-ws). Its handshake is a request like any other, by session cookie or
 * bearer token, and from a page of the portal's own; who came in by it is asked again with each operation and event.
 */
class LiveSockets extends GraphQlWebSocketHandler {
    private static final Duration INIT_WITHIN = Duration.ofSeconds(10);

    /** More often than any proxy gives up; see deploy/. */
    private static final Duration PING_EVERY = Duration.ofSeconds(25);

    private static final CloseStatus BAD_MESSAGE = new CloseStatus(4400, "Invalid message");
    private static final CloseStatus UNAUTHORIZED = new CloseStatus(4401, "Unauthorized");
    private final LiveWatch watch;
    private final int mostOfOne;

    LiveSockets(WebGraphQlHandler handler, HttpMessageConverter<Object> json, LiveWatch watch, int mostOfOne) {
        super(handler, json, INIT_WITHIN, PING_EVERY);
        this.watch = watch;
        this.mostOfOne = mostOfOne;
    }

    /** An open one. */
    private record Socket(Attendance attendance, WebSocketSession session) implements LiveWatch.Attended {
        @Override
        public void end() {
            close(session, UNAUTHORIZED);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Socket socket && socket.session.getId().equals(session.getId());
        }

        @Override
        public int hashCode() {
            return session.getId().hashCode();
        }
    }

    @Override
    public WebSocketHttpRequestHandler initWebSocketHttpRequestHandler(HandshakeHandler handshake) {
        var handler = super.initWebSocketHttpRequestHandler(handshake);
        var interceptors = new ArrayList<>(handler.getHandshakeInterceptors());
        interceptors.add(new Admission());
        handler.setHandshakeInterceptors(interceptors);
        return handler;
    }

    /** Takes over who came in, as the filter of requests found it. */
    private final class Admission implements HandshakeInterceptor {
        @Override
        public boolean beforeHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                Map<String, Object> attributes) {
            var attendance = request instanceof ServletServerHttpRequest servlet
                            && servlet.getServletRequest().getAttribute(Attendance.KEY) instanceof Attendance found
                    ? found
                    : null;
            if (attendance == null) {
                response.setStatusCode(HttpStatus.UNAUTHORIZED);
                return false;
            }
            if (watch.count(Socket.class, attendance.holder()) >= mostOfOne) {
                response.setStatusCode(HttpStatus.TOO_MANY_REQUESTS);
                return false;
            }
            attributes.put(Attendance.KEY, attendance);
            return true;
        }

        @Override
        public void afterHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                @Nullable Exception failure) {}
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        watch.enter(socket(session));
        super.afterConnectionEstablished(session);
    }

    /** What is no message of the protocol is answered as the protocol says; the framework says that the server failed. */
    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        try {
            super.handleTextMessage(session, message);
        } catch (Exception e) {
            close(session, BAD_MESSAGE);
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        watch.leave(socket(session));
        super.afterConnectionClosed(session, status);
    }

    private static Socket socket(WebSocketSession session) {
        return new Socket(
                (Attendance) Objects.requireNonNull(session.getAttributes().get(Attendance.KEY)), session);
    }

    private static void close(WebSocketSession session, CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException e) {
            // It is gone already.
        }
    }
}
