package org.cobuild.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cobuild.Crowd;
import org.cobuild.PortalTest;
import org.cobuild.Standing;
import org.cobuild.World;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * A whole city signs in at the same moment: everybody gets in, and whoever is in already goes on working. A hundred in
 * the normal run, a thousand by {@code -Dcobuild.crowd=1000}, which {@code ./portal test --isolation} asks for.
 */
@PortalTest
class CrowdTest {
    private static final String COUNTY = "990121";
    private static final String PASSWORD = "Crowd-2026-all";
    private static final int PEOPLE = Integer.getInteger("cobuild.crowd", 100);

    @Autowired
    World world;

    @Autowired
    Standing standing;

    @Autowired
    DSLContext sql;

    @Autowired
    PasswordEncoder passwords;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void aCrowd() {
        var tenant = standing.tenantId(COUNTY);
        var unit = standing.unitId(tenant, "health");
        crowd().come(tenant, unit, passwords.encode(PASSWORD), Role.CLERK);
    }

    private Crowd crowd() {
        return new Crowd(sql, "crowd", PEOPLE);
    }

    @AfterEach
    void theyAreGone() {
        crowd().gone();
    }

    @Test
    void everybodyGetsInAndTheRestGoesOnWorking() throws Exception {
        var clerk = world.as("songtao");
        clerk.ask("{ projects(first: 20) { edges { node { title } } } }");
        var signingIn = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = threads.submit(() -> {
                var waits = new ArrayList<Long>();
                while (signingIn.get()) {
                    waits.add(millis(() -> clerk.ask("{ projects(first: 20) { edges { node { title } } } }")));
                    Thread.sleep(20);
                }
                return waits;
            });
            var crowd = IntStream.range(0, PEOPLE)
                    .mapToObj(n -> threads.submit(() -> signIn(n)))
                    .toList();
            var waits = new ArrayList<Long>();
            var answers = new TreeMap<Integer, Integer>();
            for (var one : crowd) {
                waits.add(one.get().millis());
                answers.merge(one.get().status(), 1, Integer::sum);
            }
            signingIn.set(false);
            var said = "%d people: answers %s, sign-in %s; meanwhile %d lists: %s"
                    .formatted(PEOPLE, answers, told(waits), working.get().size(), told(working.get()));
            System.out.println(said);
            assertThat(answers).as(said).isEqualTo(Map.of(204, PEOPLE));
            assertThat(percentile(working.get(), 95)).as(said).isLessThan(2000);
        }
    }

    private record Signed(int status, long millis) {}

    /** From one of eight offices, each behind one address. */
    private Signed signIn(int n) throws Exception {
        var status = new int[1];
        var took = millis(() -> {
            var options = http.send(request("/sign-in/options", n).GET().build(), BodyHandlers.ofString());
            var cookies = cookies(options);
            var answer = http.send(
                    request("/sign-in", n)
                            .header(
                                    "Cookie",
                                    cookies.entrySet().stream()
                                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                            .collect(Collectors.joining("; ")))
                            .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("username=crowd" + n + "&password="
                                    + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8)))
                            .build(),
                    BodyHandlers.ofString());
            status[0] = answer.statusCode();
            return answer;
        });
        return new Signed(status[0], took);
    }

    private HttpRequest.Builder request(String path, int n) {
        return HttpRequest.newBuilder(URI.create(world.address() + path)).header("X-Forwarded-For", "10.1.1." + n % 8);
    }

    private static Map<String, String> cookies(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0].split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b));
    }

    private static long millis(Callable<?> act) throws Exception {
        var began = System.nanoTime();
        act.call();
        return (System.nanoTime() - began) / 1_000_000;
    }

    private static long percentile(List<Long> millis, int percent) {
        var sorted = millis.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static String told(List<Long> millis) {
        return "median %d ms, p95 %d ms, slowest %d ms"
                .formatted(percentile(millis, 50), percentile(millis, 95), percentile(millis, 100));
    }
}
