package org.cobuild.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKK_EC;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKK_EC_EDWARDS;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKM_EC_EDWARDS_KEY_PAIR_GEN;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKM_EC_KEY_PAIR_GEN;
import static org.xipki.pkcs11.wrapper.PKCS11Constants.CKU_USER;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.xipki.pkcs11.wrapper.AttributeVector;
import org.xipki.pkcs11.wrapper.KeyPairTemplate;
import org.xipki.pkcs11.wrapper.Mechanism;
import org.xipki.pkcs11.wrapper.PKCS11Exception;
import org.xipki.pkcs11.wrapper.PKCS11Module;
import org.xipki.pkcs11.wrapper.Session;

/** A real device of PKCS#11 in software, with its tokens in a folder. */
final class SoftHsm {
    static final String PIN = "13571357";
    static final String ED25519 = "06032b6570";
    static final String SM2 = "06082a811ccf5501822d";
    static final String P256 = "06082a8648ce3d030107";
    private final String settings;
    private final PKCS11Module module;

    SoftHsm(Path folder) throws Exception {
        var tokens = Files.createDirectories(folder.resolve("tokens"));
        settings = Files.writeString(folder.resolve("softhsm2.conf"), "directories.tokendir = " + tokens + "\n")
                .toString();
        setEnvironment("SOFTHSM2_CONF", settings);
        module = PKCS11Module.getInstance(library());
        restart();
    }

    static boolean installed() {
        return libraries().anyMatch(Files::exists);
    }

    static String library() {
        return libraries().filter(Files::exists).findFirst().orElseThrow().toString();
    }

    private static Stream<Path> libraries() {
        return Stream.of("/usr/lib/softhsm", "/usr/lib64/pkcs11", "/opt/homebrew/lib/softhsm", "/usr/local/lib/softhsm")
                .map(folder -> Path.of(folder, "libsofthsm2.so"));
    }

    /** The library reads it in this process, where Java's own copy can't be written. */
    private static void setEnvironment(String name, String value) throws Exception {
        var linker = Linker.nativeLinker();
        var set = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setenv"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (var arena = Arena.ofConfined()) {
            assertThat((int) set.invoke(arena.allocateFrom(name), arena.allocateFrom(value), 1))
                    .isZero();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** What had been opened before has gone. */
    void restart() throws PKCS11Exception {
        stop();
        module.initialize();
    }

    void stop() {
        try {
            module.finalize(null);
        } catch (PKCS11Exception e) {
            assertThat(e.getErrorName()).isEqualTo("CKR_CRYPTOKI_NOT_INITIALIZED");
        }
    }

    void token(String label) throws IOException, InterruptedException, PKCS11Exception {
        var made = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        label,
                        "--pin",
                        PIN,
                        "--so-pin",
                        "24682468")
                .inheritIO();
        made.environment().put("SOFTHSM2_CONF", settings);
        assertThat(made.start().waitFor()).isZero();
        restart();
    }

    /** Makes a key pair in a token. @param curve in DER */
    void key(String token, String label, String curve) throws PKCS11Exception {
        var edwards = curve.equals(ED25519);
        var type = edwards ? CKK_EC_EDWARDS : CKK_EC;
        var pair = new KeyPairTemplate(AttributeVector.newPrivateKey(type), AttributeVector.newPublicKey(type))
                .token(true)
                .labels(label)
                .signVerify(true);
        pair.privateKey().sensitive(true).extractable(false);
        pair.publicKey().ecParams(HexFormat.of().parseHex(curve));
        var session = session(token);
        session.login(CKU_USER, PIN.toCharArray());
        session.generateKeyPair(new Mechanism(edwards ? CKM_EC_EDWARDS_KEY_PAIR_GEN : CKM_EC_KEY_PAIR_GEN), pair);
        session.closeSession();
    }

    void changePin(String token, String from, String to) throws PKCS11Exception {
        var session = session(token);
        session.setPIN(from.toCharArray(), to.toCharArray());
        session.closeSession();
    }

    private Session session(String token) throws PKCS11Exception {
        for (var slot : module.getSlotList(true)) {
            if (slot.getToken().getTokenInfo().getLabel().strip().equals(token)) {
                return slot.getToken().openSession(true);
            }
        }
        throw new IllegalStateException("no token " + token);
    }
}
