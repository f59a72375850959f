package io.filmgate.simulators.vendor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;

/** Makes addresses of results that nobody can guess or prolong. */
public final class LinkSigner {

  private static final int SECRET_BYTES = 32;
  private static final int SIGNATURE_CHARACTERS = 32;

  private final byte[] secret = new byte[SECRET_BYTES];

  public LinkSigner(RandomGenerator random) {
    random.nextBytes(secret);
  }

  /** 32 lower-case hexadecimal digits. */
  public String sign(String path, long expiresEpochSecond) {
    return Crypto.hex(Crypto.hmacSha256(secret, path + '\n' + expiresEpochSecond))
        .substring(0, SIGNATURE_CHARACTERS);
  }

  public boolean verify(String path, long expiresEpochSecond, String signature) {
    return MessageDigest.isEqual(
        sign(path, expiresEpochSecond).getBytes(StandardCharsets.US_ASCII),
        signature.getBytes(StandardCharsets.US_ASCII));
  }
}
