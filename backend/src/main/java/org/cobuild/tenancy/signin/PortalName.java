package org.cobuild.tenancy.signin;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The address under which people open the portal, {@code cobuild.public-url}: passkeys belong to it and to no other. TLS,
 * or this machine; unset there are no passkeys.
 */
@Component
class PortalName {
    private final @Nullable URI url;

    PortalName(@Value("${cobuild.public-url:}") String setting) {
        url = setting.isBlank() ? null : read(setting.strip());
    }

    private static URI read(String setting) {
        try {
            var url = URI.create(setting);
            var here = "localhost".equals(url.getHost());
            if (url.getHost() != null && ("https".equals(url.getScheme()) || here && "http".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(fault(setting), e);
        }
        throw new IllegalStateException(fault(setting));
    }

    private static String fault(String setting) {
        return "cobuild.public-url is the portal's address with https, e.g. https://portal.example.gov.cn, not "
                + setting;
    }

    boolean known() {
        return url != null;
    }

    String host() {
        return Objects.requireNonNull(url).getHost();
    }

    /** As browsers tell it: without a path, and without a port that goes without saying. */
    String origin() {
        var known = Objects.requireNonNull(url);
        return known.getScheme() + "://" + known.getHost() + (known.getPort() < 0 ? "" : ":" + known.getPort());
    }
}
