package org.cobuild.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** What a filter answers when a request does not reach its field: the body of a GraphQL error, so that every caller learns one shape. */
public final class FilterRefusal {
    private static final JsonMapper JSON = new JsonMapper();

    private FilterRefusal() {}

    /**
     * Answers in the caller's language.
     *
     * @param code {@code extensions.code} of the error
     * @param key key of a text in {@code messages/platform}; its argument is the request's id
     */
    public static void write(
            HttpServletRequest request, HttpServletResponse response, int status, String code, String key)
            throws IOException {
        var message = Refusals.plainText(key, request.getLocale(), String.valueOf(RequestIds.current()));
        var error = Map.of("message", message, "extensions", Map.of("code", code));
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(JSON.writeValueAsBytes(Map.of("errors", List.of(error), "message", message)));
    }
}
