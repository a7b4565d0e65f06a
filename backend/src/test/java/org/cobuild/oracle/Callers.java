package org.cobuild.oracle;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cobuild.platform.GlobalId;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks over HTTP as anybody, by tokens such as the portal gives: a person's names its post with each request. A
 * thousand sign-ins would take longer than all questions.
 */
final class Callers {
    private static final JsonMapper JSON = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Long, String> tokens = new ConcurrentHashMap<>();
    private final NimbusJwtEncoder encoder;
    private final String address;
    private final SecretKeySpec linkKey;

    /** @param linkKey the secret by which addresses of files are signed, hexadecimal */
    Callers(JWKSource<SecurityContext> keys, String address, String linkKey) {
        this.encoder = new NimbusJwtEncoder(keys);
        this.address = address;
        this.linkKey = new SecretKeySpec(HexFormat.of().parseHex(linkKey), "HmacSHA256");
    }

    private String token(Who who) {
        return tokens.computeIfAbsent(who.id(), id -> {
            var now = Instant.now();
            var claims = JwtClaimsSet.builder().issuedAt(now).expiresAt(now.plus(Duration.ofHours(2)));
            claims.subject("person").claim("person", Long.toString(who.personId()));
            return encoder.encode(JwtEncoderParameters.from(claims.build())).getTokenValue();
        });
    }

    /** A token for a machine client by its client id. */
    void machine(long id, String clientId, Iterable<String> scopes) {
        var now = Instant.now();
        tokens.put(
                id,
                encoder.encode(JwtEncoderParameters.from(JwtClaimsSet.builder()
                                .issuedAt(now)
                                .expiresAt(now.plus(Duration.ofHours(2)))
                                .subject(clientId)
                                .claim("scope", scopes)
                                .build()))
                        .getTokenValue());
    }

    /** The answer's body; null when the caller may not come in. */
    JsonNode ask(Who who, String document, Map<String, ?> variables) {
        var answer = send(
                who,
                request(who, "/graphql")
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                JSON.writeValueAsString(Map.of("query", document, "variables", variables)))));
        // 401: nobody at all; 403: the person holds no such post.
        if (answer.statusCode() == 401 || answer.statusCode() == 403) {
            return null;
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body() + " to " + document);
        }
        return JSON.readTree(answer.body());
    }

    /** The status of a download by an address that the portal would have given to this very caller. */
    int download(Who who, long documentId, Instant now) {
        return send(who, request(who, link(who, documentId, now)).GET()).statusCode();
    }

    private String link(Who who, long documentId, Instant now) {
        try {
            var expires = now.plusSeconds(300).getEpochSecond();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(linkKey);
            var text = documentId + " " + expires + " " + (who.machine() ? null : who.personId()) + " "
                    + (who.machine() ? who.id() : null);
            return "/files/%s?expires=%d&signature=%s"
                    .formatted(
                            new GlobalId("Document", documentId),
                            expires,
                            java.util.Base64.getUrlEncoder()
                                    .withoutPadding()
                                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(Who who, String path) {
        var request =
                HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token(who));
        return who.machine() ? request : request.header("X-Cobuild-Post", new GlobalId("Post", who.id()).toString());
    }

    private HttpResponse<String> send(Who who, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("asking as " + who.words(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
