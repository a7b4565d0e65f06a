package org.cobuild.audit.log;

import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKA_EC_PARAMS;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKA_EC_POINT;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKA_KEY_TYPE;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKF_USER_PIN_FINAL_TRY;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKK_EC;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKK_EC_EDWARDS;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKK_VENDOR_SM2;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKM_EDDSA;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKM_VENDOR_SM2;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKO_PRIVATE_KEY;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKO_PUBLIC_KEY;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKR_PIN_EXPIRED;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKR_PIN_INCORRECT;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKR_PIN_INVALID;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKR_PIN_LEN_RANGE;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKR_PIN_LOCKED;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKR_USER_ALREADY_LOGGED_IN;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKU_USER;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.slf4j.LoggerFactory;
import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.Logger;
import org.xipki.pkcs11.wrapper.Mechanism;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.Session;
import org.xipki.pkcs11.wrapper.StaticLogger;
import org.xipki.pkcs11.wrapper.Token;

/**
 * A device that speaks PKCS#11, such as an HSM 密码机, with a key pair for each tenant under the tenant's code as label. It
 * signs by itself: no private key leaves it. Each question has a session of its own, so that the device may have been
 * restarted since the last one; questions wait for each other, as opening the module again ends every session.
 */
final class KeyDevice {
    private static final Set<Long> PIN_REFUSED =
            Set.of(CKR_PIN_INCORRECT, CKR_PIN_INVALID, CKR_PIN_LEN_RANGE, CKR_PIN_EXPIRED, CKR_PIN_LOCKED);
    /** The object identifier of sm2p256v1, as devices have it. */
    private static final byte[] SM2_CURVE = HexFormat.of().parseHex("06082a811ccf5501822d");

    private static final int ED25519_LENGTH = 32;
    private static final int SM2_LENGTH = 65;
    private final String path;
    private final String wanted;
    private final char[] pin;
    private final PKCS11Module module;
    private boolean refused;

    /**
     * Asks the device once, so that a wrong setting is told at the start.
     *
     * @param path of its library
     * @param wanted label or slot of the token; empty for the only one
     */
    KeyDevice(String path, String wanted, char[] pin) {
        this.path = path;
        this.wanted = wanted;
        this.pin = pin;
        StaticLogger.setLogger(new Troubles());
        try {
            module = PKCS11Module.getInstance(path);
        } catch (IOException | UnsatisfiedLinkError e) {
            throw new IllegalStateException(
                    "cobuild.log.pkcs11-module=" + path + " can't be loaded as a PKCS#11 module: " + e.getMessage());
        }
        ask(Session::getSessionHandle);
    }

    /** The key pair with a label. */
    Optional<PrivateKeys.Held> find(String label) {
        return ask(session -> {
            if (handles(session, CKO_PRIVATE_KEY, label).length == 0) {
                return Optional.empty();
            }
            // Said now, and not when it signs.
            only(session, CKO_PRIVATE_KEY, label);
            var shown = session.getAttrValues(
                    only(session, CKO_PUBLIC_KEY, label), CKA_KEY_TYPE, CKA_EC_PARAMS, CKA_EC_POINT);
            var kind = kind(label, shown);
            if (Arrays.stream(session.getToken().getMechanismList()).noneMatch(offered -> offered == mechanism(kind))) {
                throw new IllegalStateException("the device (cobuild.log.pkcs11-module) has a key for " + kind.title()
                        + " with the label " + label + ", but no mechanism that is known to sign with it");
            }
            return Optional.of(new PrivateKeys.Held(
                    kind, shown.ecPoint(), message -> sign(label, kind, shown.ecPoint(), message)));
        });
    }

    private byte[] sign(String label, KeyKind kind, byte[] publicKey, byte[] message) {
        var signature = ask(session -> session.signSingle(
                new Mechanism(mechanism(kind)),
                only(session, CKO_PRIVATE_KEY, label),
                kind.hashed(publicKey, message)));
        // Vendors differ, and halves of different pairs may have the same label.
        if (!kind.holds(publicKey, message, signature)) {
            throw new IllegalStateException("what the device (cobuild.log.pkcs11-module) signs with the key " + label
                    + " does not hold for its public key");
        }
        return signature;
    }

    private static KeyKind kind(String label, AttributeVector shown) {
        var type = shown.keyType();
        var length = shown.ecPoint() == null ? 0 : shown.ecPoint().length;
        if (type == CKK_EC_EDWARDS && length == ED25519_LENGTH) {
            return KeyKind.ED25519;
        }
        if (length == SM2_LENGTH
                && (type == CKK_VENDOR_SM2 || type == CKK_EC && Arrays.equals(shown.ecParams(), SM2_CURVE))) {
            return KeyKind.SM2;
        }
        throw new IllegalStateException("the key with the label " + label
                + " in the device (cobuild.log.pkcs11-module) is neither for Ed25519 nor for SM2");
    }

    /** That of SM2 has another number with each vendor, which the wrapper's vendor.conf knows. */
    private static long mechanism(KeyKind kind) {
        return switch (kind) {
            case ED25519 -> CKM_EDDSA;
            case SM2 -> CKM_VENDOR_SM2;
        };
    }

    private static long[] handles(Session session, long kind, String label) throws PKCS11Exception {
        return session.findAllObjectsSingle(new AttributeVector().class_(kind).label(label));
    }

    private static long only(Session session, long kind, String label) throws PKCS11Exception {
        var found = handles(session, kind, label);
        if (found.length != 1) {
            throw new IllegalStateException("the device (cobuild.log.pkcs11-module) has " + found.length
                    + (kind == CKO_PRIVATE_KEY ? " private" : " public") + " keys with the label " + label
                    + ", where there has to be one");
        }
        return found[0];
    }

    private interface Question<T> {
        T ask(Session session) throws PKCS11Exception;
    }

    private synchronized <T> T ask(Question<T> question) {
        try {
            try {
                return inSession(question);
            } catch (PKCS11Exception e) {
                // The first time; and a device that was restarted or plugged in again asks for it.
                reopen();
                return inSession(question);
            }
        } catch (PKCS11Exception e) {
            throw new IllegalStateException(
                    "the device of the logs' keys (cobuild.log.pkcs11-module=" + path + ") says " + e.getMessage(), e);
        }
    }

    private void reopen() throws PKCS11Exception {
        try {
            module.finalize(null);
        } catch (PKCS11Exception e) {
            // It was not open.
        }
        module.initialize();
    }

    private <T> T inSession(Question<T> question) throws PKCS11Exception {
        var session = token().openSession(false);
        try {
            signIn(session);
            return question.ask(session);
        } finally {
            session.closeSession();
        }
    }

    private Token token() throws PKCS11Exception {
        var fitting = new ArrayList<Token>();
        var seen = new ArrayList<String>();
        for (var slot : module.getSlotList(true)) {
            var info = slot.getToken().getTokenInfo();
            var label = info.getLabel().strip();
            var number = Long.toString(slot.getSlotID());
            if (wanted.isBlank() ? info.isTokenInitialized() : label.equals(wanted) || number.equals(wanted)) {
                fitting.add(slot.getToken());
            }
            seen.add(number + " '" + label + "'");
        }
        if (fitting.size() != 1) {
            throw new IllegalStateException(
                    "cobuild.log.pkcs11-token='" + wanted + "' has to be the label or the slot of"
                            + " one token of the device, and fits " + fitting.size() + "; there are " + seen);
        }
        return fitting.getFirst();
    }

    /** A PIN that was refused is not tried again: after a few times the device would be locked. */
    private void signIn(Session session) throws PKCS11Exception {
        var last = session.getToken().getTokenInfo().hasFlagBit(CKF_USER_PIN_FINAL_TRY);
        if (refused || last) {
            throw new IllegalStateException(
                    "the device was given wrong PINs (cobuild.log.pkcs11-pin-file) and is not asked" + " again: "
                            + (refused ? "restart with the right one" : "sign in with its own tool first"));
        }
        try {
            session.login(CKU_USER, pin);
        } catch (PKCS11Exception e) {
            if (PIN_REFUSED.contains(e.getErrorCode())) {
                refused = true;
                throw new IllegalStateException(
                        "the device refuses the PIN (cobuild.log.pkcs11-pin-file): " + e.getMessage());
            }
            if (e.getErrorCode() != CKR_USER_ALREADY_LOGGED_IN) {
                throw e;
            }
        }
    }

    /** What the wrapper says goes into the portal's log, without a line for each session. */
    private static final class Troubles implements Logger {
        private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(KeyDevice.class);

        @Override
        public void error(String format, Object... arguments) {
            LOG.error(format, arguments);
        }

        @Override
        public void warn(String format, Object... arguments) {
            LOG.warn(format, arguments);
        }

        @Override
        public void info(String format, Object... arguments) {
            LOG.debug(format, arguments);
        }

        @Override
        public void debug(String format, Object... arguments) {
            LOG.trace(format, arguments);
        }

        @Override
        public void trace(String format, Object... arguments) {
            LOG.trace(format, arguments);
        }

        @Override
        public boolean isWarnEnabled() {
            return LOG.isWarnEnabled();
        }

        @Override
        public boolean isInfoEnabled() {
            return LOG.isDebugEnabled();
        }

        @Override
        public boolean isDebugEnabled() {
            return LOG.isTraceEnabled();
        }

        @Override
        public boolean isTraceEnabled() {
            return LOG.isTraceEnabled();
        }
    }
}
