package io.filmgate.core.config;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Public keys in PEM, as they are written in the file: one that cannot be used is a mistake. */
final class PublicKeyText {
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN PUBLIC KEY-----\\s([A-Za-z0-9+/=\\s]+)\\s-----END PUBLIC KEY-----");
  private static final int LEAST_BITS = 2048;
  private static final int MOST_BITS = 8192;

  /** The number of points on the curve P-256, which tells it from the other curves. */
  private static final BigInteger P256_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  static final Scalar<SecretText> RSA =
      key("an RSA public key of 2048 to 8192 bits", "RSA", PublicKeyText::isLongEnough);

  static final Scalar<SecretText> P256 =
      key("a public key on the curve P-256", "EC", PublicKeyText::isOnP256);

  private PublicKeyText() {}

  private static Scalar<SecretText> key(
      String what, String algorithm, Predicate<PublicKey> isRight) {
    return Scalar.of(
            what + " in PEM, beginning with -----BEGIN PUBLIC KEY-----",
            text -> read(text, algorithm).filter(isRight).map(PublicKeyText::written))
        .hidden();
  }

  private static Optional<PublicKey> read(String text, String algorithm) {
    Matcher pem = PEM.matcher(text.strip());
    if (!pem.matches()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(pem.group(1).replaceAll("\\s", ""));
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(bytes)));
    } catch (IllegalArgumentException | GeneralSecurityException otherwise) {
      return Optional.empty();
    }
  }

  /** In lines, however it stood in the file. */
  private static SecretText written(PublicKey key) {
    return new SecretText(
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
            + "\n-----END PUBLIC KEY-----");
  }

  private static boolean isLongEnough(PublicKey key) {
    int bits = ((RSAPublicKey) key).getModulus().bitLength();
    return bits >= LEAST_BITS && bits <= MOST_BITS;
  }

  private static boolean isOnP256(PublicKey key) {
    return ((ECPublicKey) key).getParams().getOrder().equals(P256_ORDER);
  }
}
