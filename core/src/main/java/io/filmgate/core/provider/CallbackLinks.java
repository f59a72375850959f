package io.filmgate.core.provider;

import io.filmgate.core.provider.network.AddressGuard;
import io.filmgate.spi.Channel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The addresses under which vendors call back, one for each attempt. Its token names the attempt
 * and proves that the address was given out here; what arrives there is still only a nudge.
 */
public final class CallbackLinks {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PATH = "/callbacks/";
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

  private final Supplier<URI> publicUrl;
  private final SecretKeySpec secret;

  /**
   * @param publicUrl where the world reaches this gateway
   * @param secret the same on every node and after every start
   */
  public CallbackLinks(Supplier<URI> publicUrl, byte[] secret) {
    this.publicUrl = publicUrl;
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /**
   * Where a vendor may call.
   *
   * @return empty if it could not: the gateway's address has to be public and https, or both have
   *     to be on this machine
   */
  public Optional<URI> address(Channel channel, String correlationId) {
    URI base = publicUrl.get();
    boolean isPublic =
        "https".equals(base.getScheme()) && AddressGuard.refusal(base.toString()).isEmpty();
    return isPublic || (isHere(base) && isHere(channel.baseUrl()))
        ? Optional.of(address(base, channel.id(), correlationId))
        : Optional.empty();
  }

  /** The address as it was given to a vendor. */
  public URI address(String channelId, String correlationId) {
    return address(publicUrl.get(), channelId, correlationId);
  }

  private URI address(URI base, String channelId, String correlationId) {
    return URI.create(
        base + PATH + channelId + "/" + correlationId + "." + signature(channelId, correlationId));
  }

  private static boolean isHere(URI address) {
    return address.getHost() != null && THIS_MACHINE.contains(address.getHost());
  }

  /** The attempt that a token was made for; empty if it was not made here. */
  public Optional<String> correlationId(String channelId, String token) {
    int end = token.lastIndexOf('.');
    if (end < 1) {
      return Optional.empty();
    }
    String correlationId = token.substring(0, end);
    boolean isOurs =
        MessageDigest.isEqual(
            signature(channelId, correlationId).getBytes(StandardCharsets.UTF_8),
            token.substring(end + 1).getBytes(StandardCharsets.UTF_8));
    return isOurs ? Optional.of(correlationId) : Optional.empty();
  }

  private String signature(String channelId, String correlationId) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      byte[] signed =
          mac.doFinal((channelId + "\n" + correlationId).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
