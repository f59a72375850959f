package io.filmgate.core.provider;

import io.filmgate.core.provider.network.AddressGuard;
import io.filmgate.spi.Channel;
import io.filmgate.spi.codec.Crypto;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses under which vendors call back, one for each attempt. Its token names the attempt
 * and proves that the address was given out here; what arrives there is still only a nudge.
 */
public final class CallbackLinks {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

  private final URI publicUrl;
  private final byte[] secret;
  private final boolean isPublic;

  /**
   * @param publicUrl where the world reaches this gateway
   * @param secret the same on every node and after every start
   */
  public CallbackLinks(URI publicUrl, byte[] secret) {
    this.publicUrl = publicUrl;
    this.secret = secret.clone();
    this.isPublic =
        "https".equals(publicUrl.getScheme())
            && AddressGuard.refusal(publicUrl.toString()).isEmpty();
  }

  /**
   * Where a vendor may call.
   *
   * @return empty if it could not: the gateway's address has to be public and https, or both have
   *     to be on this machine
   */
  public Optional<URI> address(Channel channel, String correlationId) {
    return isPublic || (isHere(publicUrl) && isHere(channel.baseUrl()))
        ? Optional.of(address(channel.id(), correlationId))
        : Optional.empty();
  }

  /** The address as it was given to a vendor. */
  public URI address(String channelId, String correlationId) {
    String token = correlationId + "." + signature(channelId, correlationId);
    return URI.create(publicUrl + "/callbacks/" + channelId + "/" + token);
  }

  private static boolean isHere(URI address) {
    return address.getHost() != null && THIS_MACHINE.contains(address.getHost());
  }

  /** The attempt that a token was made for; empty if it was not made here. */
  public Optional<String> correlationId(String channelId, String token) {
    int end = token.lastIndexOf('.');
    return Optional.of(token.substring(0, Math.max(0, end)))
        .filter(id -> !id.isEmpty())
        .filter(id -> Crypto.isEqual(signature(channelId, id), token.substring(end + 1)));
  }

  private String signature(String channelId, String correlationId) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Crypto.hmacSha256(secret, channelId + "\n" + correlationId));
  }
}
