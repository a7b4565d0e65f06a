package org.cobuild.document;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cobuild.platform.GlobalId;
import org.cobuild.platform.KeyFile;
import org.cobuild.platform.PortalClock;
import org.cobuild.tenancy.Viewer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Signs the addresses of files: for ten minutes, and for the caller alone to whom the file was shown. */
@Component
class FileLinks {
    private static final Duration VALID = Duration.ofMinutes(10);
    private final SecretKeySpec key;
    private final PortalClock clock;

    FileLinks(@Value("${cobuild.data}") String data, PortalClock clock) {
        this.key = new SecretKeySpec(KeyFile.read(Path.of(data), "file-links.key"), "HmacSHA256");
        this.clock = clock;
    }

    String url(Viewer viewer, long documentId) {
        var expires = clock.now().plus(VALID).getEpochSecond();
        return "/files/%s?expires=%d&signature=%s"
                .formatted(new GlobalId("Document", documentId), expires, sign(viewer, documentId, expires));
    }

    boolean valid(Viewer viewer, long documentId, long expires, String signature) {
        var expected = sign(viewer, documentId, expires).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))
                && clock.now().isBefore(Instant.ofEpochSecond(expires));
    }

    private String sign(Viewer viewer, long documentId, long expires) {
        var text = documentId + " " + expires + " " + viewer.personId() + " " + viewer.clientId();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
