package io.filmgate.core.api.content;

import io.filmgate.core.api.request.JobPath;
import io.filmgate.spi.codec.Crypto;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;

/** Addresses of videos that work without a key for a while: they prove themselves. */
public final class SignedLink {
  /** What a link turned out to be. */
  public enum Verdict {
    VALID,
    FORGED,
    EXPIRED
  }

  private final byte[] secret;

  /** Links made with a secret are read with the same secret only. */
  public SignedLink(byte[] secret) {
    this.secret = secret.clone();
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
    if (!Crypto.isEqual(signature(jobId, index, expires), signature)
        || !expires.matches("\\d{1,12}")) {
      return Verdict.FORGED;
    }
    return now.getEpochSecond() < Long.parseLong(expires) ? Verdict.VALID : Verdict.EXPIRED;
  }

  private String signature(String jobId, int index, String expires) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Crypto.hmacSha256(secret, jobId + "\n" + index + "\n" + expires));
  }
}
