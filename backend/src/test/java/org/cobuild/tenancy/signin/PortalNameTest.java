package org.cobuild.tenancy.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalNameTest {

    @ParameterizedTest
    @CsvSource({
        "https://portal.example.gov.cn, portal.example.gov.cn, https://portal.example.gov.cn",
        "https://portal.example.gov.cn:8443/cobuild, portal.example.gov.cn, https://portal.example.gov.cn:8443",
        "http://localhost:8080, localhost, http://localhost:8080"
    })
    void isHostAndOriginAsBrowsersTellThem(String setting, String host, String origin) {
        var name = new PortalName(setting);
        assertThat(name.host()).isEqualTo(host);
        assertThat(name.origin()).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://portal.example.gov.cn", "portal.example.gov.cn", "https://", "ftp://localhost", "a b"})
    void withoutTlsOrWithoutANameThePortalDoesNotStart(String setting) {
        assertThatThrownBy(() -> new PortalName(setting))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cobuild.public-url")
                .hasMessageContaining(setting);
    }

    @Test
    void unsetThereAreNoPasskeys() {
        assertThat(new PortalName("").known()).isFalse();
    }
}
