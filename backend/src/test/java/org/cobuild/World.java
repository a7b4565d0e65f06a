package org.cobuild;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.People;
import org.cobuild.tenancy.Viewer;
import org.cobuild.tenancy.Viewers;
import org.cobuild.tenancy.client.ApiClients;
import org.cobuild.tenancy.onboarding.Onboarding;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The people of the test tenants and what they do over HTTP, exactly as the screens do it. */
@TestComponent
public class World {
    private static final String PASSWORD = "a password for tests";
    private static final JsonMapper JSON = new JsonMapper();

    private final Onboarding onboarding;
    private final People people;
    private final Viewers viewers;
    private final ApiClients clients;
    private final PortalClock clock;
    private final Map<String, Caller> signedIn = new ConcurrentHashMap<>();
    private String address = "";

    World(Onboarding onboarding, People people, Viewers viewers, ApiClients clients, PortalClock clock) {
        this.onboarding = onboarding;
        this.people = people;
        this.viewers = viewers;
        this.clients = clients;
        this.clock = clock;
    }

    @EventListener
    void open(WebServerInitializedEvent event) {
        address = "http://127.0.0.1:" + event.getWebServer().getPort();
        onboarding.folders().forEach(onboarding::applyAtStart);
    }

    /** Where the portal listens. */
    public String address() {
        return address;
    }

    public PortalClock clock() {
        return clock;
    }

    /** The viewer of a person, for calls of services. */
    public Viewer viewer(String username, String tenantCode) {
        return viewers.inside(username, tenantCode);
    }

    /** The person, signed in by session. */
    public Caller as(String username) {
        return signedIn.computeIfAbsent(username, this::signIn);
    }

    /** The person's session has ended: {@link #as} makes another. */
    public void forget(String username) {
        signedIn.remove(username);
    }

    /** Somebody who did not sign in. */
    public Caller stranger() {
        return new Caller(
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build(), new LinkedHashMap<>());
    }

    /** A machine of that tenant with a token of those scopes. */
    public Caller machine(String tenantCode, String... scopes) {
        var id = "machine-" + System.nanoTime();
        clients.make(tenantCode, id, "测试机器", "its secret", List.of(scopes));
        var stranger = stranger();
        var basic = Base64.getEncoder().encodeToString((id + ":its+secret").getBytes(StandardCharsets.UTF_8));
        stranger.headers.put("Authorization", "Basic " + basic);
        var answer = stranger.form(
                "/oauth2/token", Map.of("grant_type", "client_credentials", "scope", String.join(" ", scopes)));
        return bearer(JSON.readTree(answer.body()).get("access_token").asString());
    }

    /** Somebody with that bearer token. */
    public Caller bearer(String token) {
        return new Caller(HttpClient.newHttpClient(), Map.of("Authorization", "Bearer " + token));
    }

    /** The answer to one sign-in from that address; a proxy on this machine says so. */
    public HttpResponse<String> trySignIn(String username, String password, String from) {
        var cookies = new CookieManager();
        var caller = new Caller(HttpClient.newBuilder().cookieHandler(cookies).build(), new LinkedHashMap<>());
        caller.headers.put("X-Forwarded-For", from);
        caller.send(caller.request("/sign-in/options").GET());
        caller.headers.put("X-XSRF-TOKEN", cookie(cookies, "XSRF-TOKEN"));
        return caller.form("/sign-in", Map.of("username", username, "password", password));
    }

    /** A browser that has read the sign-in page. */
    public Caller visitor() {
        var caller = stranger();
        caller.reload();
        return caller;
    }

    private Caller signIn(String username) {
        people.setPassword(username, PASSWORD);
        return signIn(username, PASSWORD);
    }

    /** The person in one more session of its own. */
    public Caller signIn(String username, String password) {
        var caller = visitor();
        var answer = caller.form("/sign-in", Map.of("username", username, "password", password));
        if (answer.statusCode() != 204) {
            throw new IllegalStateException(username + " cannot sign in: " + answer.statusCode() + " " + answer.body());
        }
        caller.reload();
        return caller;
    }

    private static String cookie(CookieManager cookies, String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Somebody who calls the portal. */
    public final class Caller {
        private final HttpClient http;
        private final Map<String, String> headers;

        private Caller(HttpClient http, Map<String, String> headers) {
            this.http = http;
            this.headers = headers;
        }

        /** Loads a page, as it does once it is signed in: forms go with what the page then got. */
        public void reload() {
            send(request("/sign-in/options").GET());
            var cookies = (CookieManager) http.cookieHandler().orElseThrow();
            headers.put("X-XSRF-TOKEN", cookie(cookies, "XSRF-TOKEN"));
        }

        /** Executes a document; the answer's data, failing on any GraphQL error. */
        public JsonNode ask(String document, Map<String, ?> variables) {
            var answer = answer(document, variables);
            if (answer.has("errors")) {
                throw new AssertionError("errors: " + answer.get("errors"));
            }
            if (!answer.has("data")) {
                throw new AssertionError("no answer: " + answer);
            }
            return answer.get("data");
        }

        public JsonNode ask(String document) {
            return ask(document, Map.of());
        }

        /**
         * All tasks of the caller's list, on however many pages: the tests leave many open.
         *
         * @param filter what stands in {@code filter: {…}}
         */
        public List<JsonNode> tasks(String filter, String fields) {
            return pages("tasks", ", filter: {" + filter + "}", fields);
        }

        /**
         * The rows of a list, all pages.
         *
         * @param arguments further ones, each after a comma
         */
        public List<JsonNode> pages(String list, String arguments, String fields) {
            var found = new ArrayList<JsonNode>();
            var after = "";
            do {
                var page = ask("{ " + list + "(first: 100" + arguments + after
                                + ") { pageInfo { hasNextPage endCursor } edges { node { " + fields + " } } } }")
                        .get(list);
                page.get("edges").valueStream().map(edge -> edge.get("node")).forEach(found::add);
                after = page.at("/pageInfo/hasNextPage").asBoolean()
                        ? ", after: \"" + page.at("/pageInfo/endCursor").asString() + "\""
                        : "";
            } while (!after.isEmpty());
            return found;
        }

        /** Executes a document; the whole answer. */
        public JsonNode answer(String document, Map<String, ?> variables) {
            return JSON.readTree(post(document, variables, "application/json").body());
        }

        /**
         * One mutation with its input; the payload.
         *
         * @param selection what is selected of the payload, errors apart, e.g. {@code project { id version }}
         */
        public JsonNode mutate(String mutation, Map<String, ?> input, String selection) {
            var type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
            return ask(
                            "mutation($input: " + type + "!) { " + mutation + "(input: $input) { " + selection
                                    + " errors { path message clause lift code } } }",
                            Map.of("input", input))
                    .get(mutation);
        }

        public HttpResponse<String> post(String document, Map<String, ?> variables, String accept) {
            var body = JSON.writeValueAsString(Map.of("query", document, "variables", variables));
            return send(request("/graphql")
                    .header("Content-Type", "application/json")
                    .header("Accept", accept)
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        public HttpResponse<String> form(String path, Map<String, String> fields) {
            var body = new StringBuilder();
            fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
            return send(request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        }

        /** A request with the caller's own headers; Chinese unless said otherwise. */
        public HttpRequest.Builder request(String path) {
            var request = HttpRequest.newBuilder(URI.create(address + path)).header("Accept-Language", "zh-CN");
            headers.forEach(request::header);
            return request;
        }

        public HttpResponse<String> send(HttpRequest.Builder request) {
            return send(request, HttpResponse.BodyHandlers.ofString());
        }

        /** As {@link #send}, for what is no text. */
        public HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
            return send(request, HttpResponse.BodyHandlers.ofByteArray());
        }

        /** What the caller sends by, with its cookies; for what stays open. */
        public HttpClient client() {
            return http;
        }

        private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
            try {
                return http.send(request.build(), body);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
