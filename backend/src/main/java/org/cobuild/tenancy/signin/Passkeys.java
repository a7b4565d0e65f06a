package org.cobuild.tenancy.signin;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cobuild.platform.Change;
import org.cobuild.platform.Refusals;
import org.cobuild.platform.Refused;
import org.cobuild.platform.Texts;
import org.cobuild.tenancy.TenancyErrorCode;
import org.cobuild.tenancy.Viewer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys (WebAuthn) in the place of a code at the second step of sign-in, for who has codes: recovery codes go on
 * saving whoever loses the device. There are none unless the portal knows its own address.
 */
@Service
public class Passkeys {
    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final TenancyErrorCode INVALID = TenancyErrorCode.INVALID;
    private static final int MOST = 10;
    private static final int LONGEST_LABEL = 60;
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private final PasskeyRepository passkeys;
    private final SecondFactors factors;
    private final PortalName portal;
    private final ApplicationEventPublisher events;

    Passkeys(PasskeyRepository passkeys, SecondFactors factors, PortalName portal, ApplicationEventPublisher events) {
        this.passkeys = passkeys;
        this.factors = factors;
        this.portal = portal;
        this.events = events;
    }

    /** @param id to remove it by */
    public record Held(
            String id,
            String label,
            Instant since,
            @Nullable Instant usedAt) {}

    /** Whether the portal has passkeys at all. */
    public boolean offered() {
        return portal.known();
    }

    /** Whether the person can take the second step by one. */
    public boolean usable(long personId) {
        return offered() && factors.inForce(personId) && passkeys.any(personId);
    }

    public List<Held> list(long personId) {
        return passkeys.list(personId).stream()
                .map(row -> new Held(String.valueOf(row.getId()), row.getLabel(), row.getMadeAt(), row.getUsedAt()))
                .toList();
    }

    /**
     * What a browser needs to make one.
     *
     * @param proof a code of the second factor in force
     * @throws Refused INVALID at {@code proof}
     */
    public PublicKeyCredentialCreationOptions creation(Viewer viewer, String proof) {
        var personId = Objects.requireNonNull(viewer.personId());
        if (!offered() || !factors.inForce(personId)) {
            throw refused(offered() ? "passkey.codesFirst" : "passkey.off", "proof");
        }
        if (passkeys.list(personId).size() >= MOST) {
            throw refused("passkey.most", "proof", MOST);
        }
        factors.prove(viewer, proof);
        return operations(viewer)
                .createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(authentication(viewer)));
    }

    /**
     * Keeps what the browser made.
     *
     * @param asked what it was made for; null: nothing, or long ago
     * @throws Refused INVALID at {@code label} or {@code passkey}
     */
    @Transactional
    public void add(
            Viewer viewer, @Nullable PublicKeyCredentialCreationOptions asked, String credential, String label) {
        var refusals = new Refusals();
        var words = Texts.check(refusals, INVALID, INVALID, "label", label, 1, LONGEST_LABEL);
        refusals.throwIfAny();
        if (!offered() || asked == null || !factors.inForce(Objects.requireNonNull(viewer.personId()))) {
            throw refused("passkey.again", "passkey");
        }
        checked(() -> operations(viewer)
                .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                        asked,
                        new RelyingPartyPublicKey(
                                JSON.readValue(
                                        credential,
                                        new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {}),
                                words))));
        events.publishEvent(change("passkeyAdd", viewer, words));
    }

    /** What a browser needs to sign with one of the person's; in the place of a code. */
    public PublicKeyCredentialRequestOptions request(Viewer viewer) {
        if (!usable(Objects.requireNonNull(viewer.personId()))) {
            throw refused("passkey.off", "passkey");
        }
        return operations(viewer)
                .createCredentialRequestOptions(
                        new ImmutablePublicKeyCredentialRequestOptionsRequest(authentication(viewer)));
    }

    /**
     * The second step.
     *
     * @param asked what it was signed for; null: nothing, or long ago
     * @throws Refused INVALID at {@code passkey} when it is not one of the person's, or signed something else
     */
    @Transactional
    public void use(Viewer viewer, @Nullable PublicKeyCredentialRequestOptions asked, String credential) {
        if (asked == null || !usable(Objects.requireNonNull(viewer.personId()))) {
            throw refused("passkey.again", "passkey");
        }
        checked(() -> operations(viewer)
                .authenticate(new RelyingPartyAuthenticationRequest(
                        asked,
                        JSON.readValue(
                                credential,
                                new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {}))));
    }

    /** One that is gone is as the person wants it. */
    @Transactional
    public void remove(Viewer viewer, long id) {
        var label = passkeys.remove(Objects.requireNonNull(viewer.personId()), id);
        if (label != null) {
            events.publishEvent(change("passkeyRemove", viewer, label));
        }
    }

    /** As browsers take it. */
    public String json(Object options) {
        return JSON.writeValueAsString(options);
    }

    /** The library tells by exceptions of several kinds, also of what cannot be read. */
    private static void checked(Runnable verified) {
        try {
            verified.run();
        } catch (RuntimeException e) {
            LOG.warn("a passkey was refused: {}", e.toString());
            throw refused("passkey.wrong", "passkey");
        }
    }

    /** For one person alone: another's passkey is as if there were none. */
    private Webauthn4JRelyingPartyOperations operations(Viewer viewer) {
        var personId = Objects.requireNonNull(viewer.personId());
        var user = ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(ByteBuffer.allocate(Long.BYTES).putLong(personId).array()))
                .name(Objects.requireNonNull(viewer.username()))
                .displayName(viewer.name())
                .build();
        var operations = new Webauthn4JRelyingPartyOperations(
                new OneUser(user),
                passkeys.of(personId, user.getId()),
                PublicKeyCredentialRpEntity.builder()
                        .id(portal.host())
                        .name("Cobuild")
                        .build(),
                Set.of(portal.origin()));
        operations.setCustomizeCreationOptions(options -> options.attestation(AttestationConveyancePreference.NONE)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.PREFERRED)
                        .userVerification(UserVerificationRequirement.PREFERRED)
                        .build()));
        return operations;
    }

    private record OneUser(PublicKeyCredentialUserEntity user) implements PublicKeyCredentialUserEntityRepository {
        @Override
        public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
            return id.equals(user.getId()) ? user : null;
        }

        @Override
        public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
            return username.equals(user.getName()) ? user : null;
        }

        @Override
        public void save(PublicKeyCredentialUserEntity entity) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(Bytes id) {
            throw new UnsupportedOperationException();
        }
    }

    private static Authentication authentication(Viewer viewer) {
        return UsernamePasswordAuthenticationToken.authenticated(
                Objects.requireNonNull(viewer.username()), null, List.of());
    }

    private static Change change(String action, Viewer viewer, String label) {
        return Change.of(action, viewer, viewer.tenantId(), "Person", Objects.requireNonNull(viewer.personId()))
                .detail(label)
                .build();
    }

    private static Refused refused(String key, String path, Object... arguments) {
        return Refusals.refused(INVALID, key, path, arguments);
    }
}
