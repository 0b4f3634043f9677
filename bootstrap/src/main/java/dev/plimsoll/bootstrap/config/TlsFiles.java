package dev.plimsoll.bootstrap.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The certificate and the key of TLS, two PEM files, looked at before the server does, which would fail without saying
/// which of them is wrong.
///
/// - Certificate: that of the server first, then those of who vouches for it.
/// - Key: in PKCS #8 (`BEGIN PRIVATE KEY`), without a password.
final class TlsFiles {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]++)-----END PRIVATE KEY-----");

    private TlsFiles() {}

    /// What is wrong with a file, to be read after its name.
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /// The public key in a file with a certificate.
    static PublicKey readCertificate(Path file) throws Unusable {
        byte[] content = read(file);
        try (var stream = new ByteArrayInputStream(content)) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(stream)
                    .getPublicKey();
        } catch (CertificateException | IOException _) {
            throw new Unusable("holds no certificate in PEM: " + file);
        }
    }

    /// Checks that the key in this file is the one of the certificate.
    static void checkKey(Path file, PublicKey certified) throws Unusable {
        Matcher pem = KEY.matcher(new String(read(file), ISO_8859_1));
        if (!pem.find()) {
            throw new Unusable("holds no private key in PEM without a password: " + file
                    + " (openssl pkcs8 -topk8 -nocrypt makes one of others)");
        }
        try {
            byte[] key = Base64.getMimeDecoder().decode(pem.group(1));
            PrivateKey signing =
                    KeyFactory.getInstance(certified.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(key));
            if (isPair(signing, certified)) {
                return;
            }
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // It is of another kind, or damaged.
        }
        throw new Unusable("holds another key than that of the certificate: " + file);
    }

    private static boolean isPair(PrivateKey signing, PublicKey certified) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(
                switch (certified.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> certified.getAlgorithm();
                });
        byte[] text = {1, 2, 3};
        signature.initSign(signing);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(text);
        return signature.verify(signed);
    }

    private static byte[] read(Path file) throws Unusable {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            throw new Unusable("is not there: " + file);
        } catch (AccessDeniedException _) {
            throw new Unusable("may not be read: " + file);
        } catch (IOException _) {
            throw new Unusable("cannot be read: " + file);
        }
    }
}
