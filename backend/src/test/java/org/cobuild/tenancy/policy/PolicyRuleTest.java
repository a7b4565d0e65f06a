package org.cobuild.tenancy.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The register of rules and what stands in folders, code and messages are the same. */
class PolicyRuleTest {
    private static final Set<String> REGISTERED =
            Arrays.stream(PolicyRule.values()).map(PolicyRule::title).collect(Collectors.toUnmodifiableSet());
    private static final Path CODE = Path.of("src/main/java/org/cobuild");
    private static final Pattern NAME_OF_A_RULE = Pattern.compile("\"([a-z]+(?:_[a-z]+)+)\"");

    @Test
    void everyFolderOfACityHasEveryRuleAndNoFolderHasAnother() throws IOException {
        for (var root : List.of(Path.of("../tenants"), Path.of("src/test/resources/tenants"))) {
            for (var folder : children(root)) {
                var text = read(folder.resolve("policy.yaml"));
                var names = Pattern.compile("name: (\\w+)")
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(REGISTERED).as(folder.toString()).containsAll(names);
                if (!read(folder.resolve("tenant.yaml")).contains("parent:")) {
                    assertThat(names).as(folder.toString()).containsAll(REGISTERED);
                }
            }
        }
    }

    @Test
    void noCodeAsksForANumberThatIsNoRules() throws IOException {
        var asked = new TreeSet<String>();
        try (var files = Files.walk(CODE)) {
            for (var file :
                    files.filter(name -> name.toString().endsWith(".java")).toList()) {
                var text = read(file);
                if (text.contains("PolicyProfile") || text.contains("daysToPay")) {
                    NAME_OF_A_RULE.matcher(text).results().forEach(found -> asked.add(found.group(1)));
                }
            }
        }
        assertThat(asked).contains("prepayment_cap", "statutory_payment_days").isSubsetOf(REGISTERED);
    }

    @Test
    void everyRuleHasANameInBothLanguagesAndARange() {
        for (var rule : PolicyRule.values()) {
            var zh = PolicyWords.name(rule, Locale.SIMPLIFIED_CHINESE);
            var en = PolicyWords.name(rule, Locale.ENGLISH);
            assertThat(zh).isNotBlank().isNotEqualTo(en);
            assertThat(rule.least()).isLessThan(rule.most());
            assertThat(rule.holds(rule.least())).isTrue();
            assertThat(rule.holds(rule.most())).isTrue();
        }
    }

    private static List<Path> children(Path root) throws IOException {
        try (Stream<Path> paths = Files.list(root)) {
            return paths.filter(path -> Files.exists(path.resolve("tenant.yaml")))
                    .toList();
        }
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
