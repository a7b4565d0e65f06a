package org.cobuild.tenancy;

import graphql.ErrorClassification;
import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cobuild.platform.Documents;
import org.cobuild.platform.Refusals;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Hands the viewer to the fields of a GraphQL operation: that of its HTTP request, and for each operation that comes by a
 * WebSocket one made anew.
 */
@Component
class ViewerInterceptor implements WebGraphQlInterceptor {
    private static final byte[] SIGN_OF_LIFE = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (request instanceof WebSocketGraphQlRequest socket) {
            var attendance =
                    (Attendance) socket.getSessionInfo().getAttributes().get(Attendance.KEY);
            var viewer = Objects.requireNonNull(attendance).viewer();
            return viewer.isEmpty()
                    ? Mono.just(unauthenticated(request))
                    : chain.next(with(inItsLanguage(request), viewer.get(), attendance, true));
        }
        var viewer = (Viewer) attribute(ViewerFilter.ATTRIBUTE);
        var attendance = (Attendance) attribute(Attendance.KEY);
        if (viewer == null || attendance == null) {
            throw new IllegalStateException("a GraphQL request came past the viewer filter");
        }
        var stream = isEventStream(request);
        var response = chain.next(with(request, viewer, attendance, stream));
        if (!stream) {
            return response;
        }
        var http = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getResponse();
        return response.map(answer -> streamed(answer, Objects.requireNonNull(http)));
    }

    /** The language of a WebSocket's handshake, of which the framework tells nothing. */
    private static WebGraphQlRequest inItsLanguage(WebGraphQlRequest request) {
        var languages = request.getHeaders().getAcceptLanguageAsLocales();
        if (!languages.isEmpty()) {
            request.configureExecutionInput(
                    (input, builder) -> builder.locale(languages.getFirst()).build());
        }
        return request;
    }

    private static @Nullable Object attribute(String name) {
        return RequestContextHolder.currentRequestAttributes().getAttribute(name, RequestAttributes.SCOPE_REQUEST);
    }

    private static WebGraphQlRequest with(
            WebGraphQlRequest request, Viewer viewer, Attendance attendance, boolean stream) {
        request.configureExecutionInput((input, builder) -> builder.graphQLContext(
                        Map.of("viewer", viewer, Attendance.KEY, attendance, Documents.STREAM, stream))
                .build());
        return request;
    }

    /** As the endpoint chooses: JSON where the caller takes that, too. */
    private static boolean isEventStream(WebGraphQlRequest request) {
        var accepted = request.getHeaders().getAccept();
        return !accepted.isEmpty()
                && accepted.stream()
                        .noneMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON)
                                || type.isCompatibleWith(MediaType.APPLICATION_GRAPHQL_RESPONSE));
    }

    /**
     * The caller learns at once that it listens, not with the first event; nginx hands each on as it comes. The empty
     * comment is for HTTP/2: nginx 1.22 keeps the headers of an answer until something of its body comes.
     */
    private static void begin(HttpServletResponse http) {
        http.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        http.setHeader("X-Accel-Buffering", "no");
        try {
            http.getOutputStream().write(SIGN_OF_LIFE);
            http.flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * It begins when the caller is listened to: whatever happens after that is told. A refusal is sent as the stream's
     * only event: the framework would say that it is no subscription.
     */
    private static WebGraphQlResponse streamed(WebGraphQlResponse response, HttpServletResponse http) {
        Flux<?> events = response.getData() instanceof Publisher<?> publisher
                ? Flux.from(publisher)
                : Flux.just(response.getExecutionResult());
        return response.transform(builder ->
                builder.data(events.doOnSubscribe(entered -> begin(http))).errors(List.of()));
    }

    private static WebGraphQlResponse unauthenticated(WebGraphQlRequest request) {
        var input = request.toExecutionInput();
        var error = GraphqlErrorBuilder.newError()
                .message("%s", Refusals.plainText("unauthenticated", input.getLocale()))
                .errorType(ErrorClassification.errorClassification("UNAUTHENTICATED"))
                .extensions(Map.of("code", "UNAUTHENTICATED"))
                .build();
        var result = ExecutionResult.newExecutionResult().addError(error).build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(input, result));
    }
}
