package io.filmgate.core.api.content;

import io.filmgate.core.api.request.JobPath;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Addresses of videos that work without a key for a while: they prove themselves. */
public final class SignedLink {
  private static final String ALGORITHM = "HmacSHA256";

  /** What a link turned out to be. */
  public enum Verdict {
    VALID,
    FORGED,
    EXPIRED
  }

  private final SecretKeySpec secret;

  /** Links made with a secret are read with the same secret only. */
  public SignedLink(byte[] secret) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /** The address of a job's video. */
  public String address(URI publicUrl, String jobId, int index, Instant expires) {
    long second = expires.getEpochSecond();
    return publicUrl
        + JobPath.of(jobId)
        + "/content?"
        + (index == 0 ? "" : "index=" + index + "&")
        + "expires="
        + second
        + "&signature="
        + signature(jobId, index, Long.toString(second));
  }

  /** Checks what came with a request. */
  public Verdict verify(String jobId, int index, String expires, String signature, Instant now) {
    byte[] ours = signature(jobId, index, expires).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(ours, signature.getBytes(StandardCharsets.UTF_8))
        || !expires.matches("\\d{1,12}")) {
      return Verdict.FORGED;
    }
    return now.getEpochSecond() < Long.parseLong(expires) ? Verdict.VALID : Verdict.EXPIRED;
  }

  private String signature(String jobId, int index, String expires) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      byte[] signed =
          mac.doFinal((jobId + "\n" + index + "\n" + expires).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
