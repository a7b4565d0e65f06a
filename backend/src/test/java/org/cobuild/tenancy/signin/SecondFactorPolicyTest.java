package org.cobuild.tenancy.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import org.cobuild.tenancy.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondFactorPolicyTest {

    @ParameterizedTest
    @CsvSource({"'',false,true", "'',true,false", "required,true,true", "offered,false,false", "Required,false,true"})
    void isRequiredInEarnestAndOfferedInADemoUnlessSaid(String setting, boolean demo, boolean requires) {
        assertThat(new SecondFactorPolicy(setting, demo).requires(Set.of(Role.SECURITY_ADMIN)))
                .isEqualTo(requires);
    }

    @Test
    void aSettingThatIsNoneIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new SecondFactorPolicy("off", false)).hasMessageContaining("required or offered");
    }

    @Test
    void administratorsAndPayersAreAskedAndNobodyElse() {
        var policy = new SecondFactorPolicy("required", false);
        assertThat(Arrays.stream(Role.values()).filter(role -> policy.requires(Set.of(role))))
                .containsExactlyInAnyOrder(
                        Role.TENANT_ADMIN,
                        Role.SECURITY_ADMIN,
                        Role.AUDITOR,
                        Role.OPERATOR,
                        Role.FINANCE,
                        Role.AUTHORITY_CHIEF,
                        Role.AUTHORITY_DIRECTOR);
        assertThat(policy.requires(Set.of(Role.CLERK, Role.FINANCE))).isTrue();
        assertThat(policy.requires(Set.of())).isFalse();
    }
}
