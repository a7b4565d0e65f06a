package org.cobuild.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.http.HttpResponse;
import java.security.InvalidKeyException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.cobuild.World;
import org.cobuild.platform.PortalClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person's authenticator app, and the slip with its recovery codes. */
final class Telephone {
    private static final String PATH = "/sign-in/second-factor";
    private final PortalClock clock;
    private final String text;
    private final SecretKeySpec secret;
    private List<String> recoveryCodes = List.of();

    private Telephone(PortalClock clock, JsonNode shown) {
        this.clock = clock;
        this.text = shown.get("secret").asString();
        this.secret = new SecretKeySpec(new Base32().decode(text), "RAW");
        assertThat(shown.get("uri").asString())
                .startsWith("otpauth://totp/Cobuild:")
                .contains("secret=" + text);
    }

    /** Takes the secret that the portal shows; proof is the password, or a code of the telephone before. */
    static Telephone scan(World world, World.Caller person, String proof) {
        var answer = person.form(PATH, Map.of("proof", proof));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new Telephone(world.clock(), json(answer));
    }

    /** A telephone that is in force, set up at the desk. */
    static Telephone setUp(World world, String username, String password) {
        var desk = world.signIn(username, password);
        var telephone = scan(world, desk, password);
        telephone.confirm(desk);
        // That code is used up: the next is one step on.
        world.clock().setTo(world.clock().now().plusSeconds(30));
        return telephone;
    }

    void confirm(World.Caller person) {
        var answer = person.form(PATH + "/confirm", Map.of("code", code()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        recoveryCodes = json(answer)
                .get("recoveryCodes")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        assertThat(recoveryCodes).hasSize(10);
    }

    String secret() {
        return text;
    }

    String code() {
        return code(0);
    }

    /** What it shows that many steps of 30 s from now. */
    String code(int steps) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(secret, clock.now().plusSeconds(30L * steps));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A code that it shows neither now nor one step early or late. */
    String wrong() {
        var shown = List.of(code(-1), code(0), code(1));
        return Objects.requireNonNull(List.of("000000", "111111", "222222", "333333").stream()
                .filter(code -> !shown.contains(code))
                .findFirst()
                .orElse(null));
    }

    String recoveryCode(int which) {
        return recoveryCodes.get(which);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return new JsonMapper().readTree(answer.body());
    }
}
