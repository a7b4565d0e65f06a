package org.cobuild.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x509.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Private keys in files that nobody else reads, and in a store that somebody else has made. */
class PrivateKeysTest {
    private static final byte[] MESSAGE = "a head".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private PrivateKeys files() {
        return new PrivateKeys(folder, "", "", "", "", "");
    }

    private PrivateKeys stored(Path store, Path password) {
        return new PrivateKeys(folder, store.toString(), password.toString(), "", "", "");
    }

    @ParameterizedTest
    @EnumSource
    void aKeyInAFileSignsAgainAfterARestartAndIsItsOwnersAlone(KeyKind kind) throws IOException {
        var made = files().make(7, kind);
        var row = new LogKey(7, 1, kind, made.publicKey(), Instant.EPOCH, null, null, null);
        var found = files().find(row).orElseThrow();
        assertThat(kind.holds(made.publicKey(), MESSAGE, found.sign(MESSAGE))).isTrue();
        assertThat(kind.holds(made.publicKey(), "another".getBytes(StandardCharsets.UTF_8), found.sign(MESSAGE)))
                .isFalse();
        assertThat(kind.holds(files().make(8, kind).publicKey(), MESSAGE, found.sign(MESSAGE)))
                .isFalse();
        var file = folder.resolve("log-keys").resolve("7.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(files().find(new LogKey(9, 1, kind, made.publicKey(), Instant.EPOCH, null, null, null)))
                .as("of another portal")
                .isEmpty();
    }

    @Test
    void aFileThatIsNoKeySaysWhich() throws IOException {
        var made = files().make(7, KeyKind.ED25519);
        Files.writeString(folder.resolve("log-keys").resolve("7.pem"), "nonsense");
        assertThatThrownBy(() -> files().find(
                                new LogKey(7, 1, KeyKind.ED25519, made.publicKey(), Instant.EPOCH, null, null, null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("7.pem");
    }

    /** As {@code keytool} makes it. */
    @Test
    void aStoreHasTheKeysOfTenantsUnderTheirCodes() throws Exception {
        var store = folder.resolve("keys.p12");
        var password = Files.writeString(folder.resolve("password"), "secret-of-the-store\n");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "Ed25519",
                        "-alias",
                        "370900",
                        "-dname",
                        "CN=370900",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass:file",
                        password.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        var keys = stored(store, password);
        assertThat(keys.given()).isTrue();
        var key = keys.given("370900").orElseThrow();
        assertThat(key.kind()).isEqualTo(KeyKind.ED25519);
        assertThat(KeyKind.ED25519.holds(key.publicKey(), MESSAGE, key.sign(MESSAGE)))
                .isTrue();
        assertThat(keys.given("370901")).as("nobody has put one there").isEmpty();
        Files.writeString(password, "wrong");
        assertThatThrownBy(() -> stored(store, password)).hasMessageContaining("cobuild.log.keystore");
        assertThatThrownBy(() -> stored(store, folder.resolve("nowhere")))
                .hasMessageContaining("cobuild.log.keystore-password-file=" + folder.resolve("nowhere"));
        assertThatThrownBy(() -> new PrivateKeys(folder, store.toString(), password.toString(), "device.so", "", ""))
                .hasMessageContaining("cobuild.log.keystore and cobuild.log.pkcs11-module");
        assertThatThrownBy(() -> new PrivateKeys(folder, "", "", "device.so", "", ""))
                .hasMessage("cobuild.log.pkcs11-pin-file is missing");
    }

    @Test
    void aStoreMayHaveKeysOfTheNationalAlgorithm() throws Exception {
        var pair = KeyKind.SM2.make();
        var store = KeyStore.getInstance("PKCS12", KeyKind.SM2.provider());
        store.load(null, null);
        store.setKeyEntry("370900", pair.getPrivate(), null, new Certificate[] {certificate(pair)});
        var file = folder.resolve("keys.p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, "secret".toCharArray());
        }
        var key = stored(file, Files.writeString(folder.resolve("password"), "secret"))
                .given("370900")
                .orElseThrow();
        assertThat(key.kind()).isEqualTo(KeyKind.SM2);
        assertThat(key.publicKey()).isEqualTo(KeyKind.SM2.rawKey(pair.getPublic()));
        assertThat(KeyKind.SM2.holds(key.publicKey(), MESSAGE, key.sign(MESSAGE)))
                .isTrue();
    }

    /** Of its own key. */
    private static Certificate certificate(KeyPair pair) throws Exception {
        var algorithm = new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3);
        var told = new V3TBSCertificateGenerator();
        told.setSerialNumber(new ASN1Integer(1));
        told.setSignature(algorithm);
        told.setIssuer(new X500Name("CN=370900"));
        told.setSubject(new X500Name("CN=370900"));
        told.setValidity(new Validity(
                new Time(Date.from(Instant.parse("2026-01-01T00:00:00Z"))),
                new Time(Date.from(Instant.parse("2036-01-01T00:00:00Z")))));
        told.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        var content = told.generateTBSCertificate();
        var signature = Signature.getInstance("SM3withSM2", KeyKind.SM2.provider());
        signature.initSign(pair.getPrivate());
        signature.update(content.getEncoded());
        var whole = new DERSequence(new ASN1Encodable[] {content, algorithm, new DERBitString(signature.sign())});
        return CertificateFactory.getInstance("X.509", KeyKind.SM2.provider())
                .generateCertificate(new ByteArrayInputStream(whole.getEncoded()));
    }

    /** GB/T 32918.2, 7.1, from what a device is given: a signature (r, s) of e has r = e + x of the point sG + (r + s)P. */
    @Test
    void aDeviceIsGivenTheDigestThatTheStandardSigns() throws GeneralSecurityException {
        var curve = GMNamedCurves.getByName("sm2p256v1");
        var pair = KeyKind.SM2.make();
        var key = KeyKind.SM2.rawKey(pair.getPublic());
        var signature = KeyKind.SM2.sign(pair.getPrivate(), MESSAGE);
        var r = new BigInteger(1, Arrays.copyOf(signature, 32));
        var s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        var point = curve.getG()
                .multiply(s)
                .add(curve.getCurve().decodePoint(key).multiply(r.add(s).mod(curve.getN())))
                .normalize();
        assertThat(new BigInteger(1, KeyKind.SM2.hashed(key, MESSAGE))
                        .add(point.getAffineXCoord().toBigInteger())
                        .mod(curve.getN()))
                .isEqualTo(r);
    }
}
