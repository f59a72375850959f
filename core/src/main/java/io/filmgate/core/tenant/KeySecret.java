package io.filmgate.core.tenant;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The secret of a key: {@code sk-}, 43 characters that hold 256 random bits, and 6 of checksum, all
 * letters and digits. Keys made elsewhere are taken too, whatever follows their {@code sk-}.
 */
public record KeySecret(String reveal) {
  private static final String PREFIX = "sk-";
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM_BYTES = 32;
  private static final int RANDOM_DIGITS = 43;
  private static final int CHECK_DIGITS = 6;
  private static final Pattern OURS =
      Pattern.compile("sk-[0-9A-Za-z]{" + (RANDOM_DIGITS + CHECK_DIGITS) + "}");
  private static final Pattern ANY = Pattern.compile("sk-[!-~]{13,197}");

  /**
   * Makes a new one.
   *
   * @param random must be a secure source
   */
  public static KeySecret make(RandomGenerator random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String body = PREFIX + digits(new BigInteger(1, bytes), RANDOM_DIGITS);
    return new KeySecret(body + checksum(body));
  }

  /** A text that may be a key: {@code sk-} and 13 to 197 visible ASCII characters. */
  public static Optional<KeySecret> parse(String text) {
    return ANY.matcher(text).matches() ? Optional.of(new KeySecret(text)) : Optional.empty();
  }

  /** Whether it looks like one of ours, but its checksum says that it was mistyped. */
  public boolean isMistyped() {
    int bodyEnd = reveal.length() - CHECK_DIGITS;
    return OURS.matcher(reveal).matches()
        && !checksum(reveal.substring(0, bodyEnd)).equals(reveal.substring(bodyEnd));
  }

  /** Of the whole text, in lower-case hexadecimal digits: what is kept instead of it. */
  public String sha256() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(reveal.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return PREFIX + "***";
  }

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    return digits(BigInteger.valueOf(crc.getValue()), CHECK_DIGITS);
  }

  private static String digits(BigInteger number, int length) {
    BigInteger base = BigInteger.valueOf(DIGITS.length());
    StringBuilder text = new StringBuilder();
    BigInteger rest = number;
    for (int i = 0; i < length; i++) {
      text.append(DIGITS.charAt(rest.mod(base).intValue()));
      rest = rest.divide(base);
    }
    return text.reverse().toString();
  }
}
