package org.cobuild.tenancy.people;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cobuild.World;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID provider that says of whoever comes what a test wants, signed as it should be or not. */
final class CityProvider {
    private static final JsonMapper JSON = new JsonMapper();
    private final HttpServer server;
    private final RSAKey key;
    private volatile String idToken = "";

    CityProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers(
                "/.well-known/openid-configuration",
                () -> Map.of(
                        "issuer", issuer(),
                        "authorization_endpoint", issuer() + "/authorize",
                        "token_endpoint", issuer() + "/token",
                        "jwks_uri", issuer() + "/keys",
                        "response_types_supported", List.of("code"),
                        "subject_types_supported", List.of("public"),
                        "id_token_signing_alg_values_supported", List.of("RS256")));
        answers("/keys", () -> new JWKSet(key.toPublicJWK()).toJSONObject());
        answers(
                "/token",
                () -> Map.of("access_token", "one", "token_type", "Bearer", "expires_in", 60, "id_token", idToken));
        server.start();
    }

    private void answers(String path, java.util.function.Supplier<Map<String, ?>> with) {
        server.createContext(path, exchange -> {
            var body = JSON.writeValueAsString(with.get()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void end() {
        server.stop(0);
    }

    /** Signs a browser in, for whom the provider makes those claims; where the portal sends it then. */
    String enter(World.Caller browser, String registration, String username, Map<String, ?> claims) {
        return enter(browser, registration, username, claims, token -> token, true);
    }

    /** As above, with a token that is bent. @param signed otherwise {@code alg: none} */
    String enter(
            World.Caller browser,
            String registration,
            String username,
            Map<String, ?> claims,
            UnaryOperator<JWTClaimsSet.Builder> bent,
            boolean signed) {
        var start = browser.send(browser.request("/sign-in/provider/" + registration + "?next=/tasks")
                .GET());
        var away = browser.send(browser.request(pathOf(location(start))).GET());
        var asked = UriComponentsBuilder.fromUriString(location(away)).build().getQueryParams();
        var token = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("portal")
                .subject("subject of " + username)
                .claim("nonce", asked.getFirst("nonce"))
                .claim("preferred_username", username)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
        claims.forEach(token::claim);
        idToken = token(bent.apply(token).build(), signed);
        var back = browser.send(
                browser.request("/login/oauth2/code/" + registration + "?code=one&state=" + asked.getFirst("state"))
                        .GET());
        return pathOf(location(back));
    }

    private String token(JWTClaimsSet claims, boolean signed) {
        if (!signed) {
            return new PlainJWT(claims).serialize();
        }
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    private static String pathOf(String location) {
        var uri = URI.create(location);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
