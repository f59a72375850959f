package io.filmgate.core.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Names of bytes, by which a client says what it has already. */
public final class EntityTag {
  private EntityTag() {}

  /** A strong tag: the same for the same bytes only. */
  public static String of(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /**
   * Whether a tag is among those that a client has.
   *
   * @param header its {@code If-None-Match}; null for none
   */
  public static boolean matches(String header, String tag) {
    if (header == null) {
      return false;
    }
    for (String candidate : header.split(",", -1)) {
      String plain = candidate.strip();
      if (plain.equals("*") || plain.equals(tag) || plain.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }
}
