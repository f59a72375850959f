package io.filmgate.core.config;

import java.util.List;
import java.util.Optional;

/** The second port, and who signs operators' tokens. */
public record ManagementConfig(Endpoint listen, List<JwtSigner> jwt) {
  public ManagementConfig {
    jwt = List.copyOf(jwt);
  }

  /** One signer; {@code secret} for HS256, {@code publicKey} otherwise. */
  public record JwtSigner(
      String algorithm,
      Optional<SecretText> secret,
      Optional<SecretText> publicKey,
      Optional<String> issuer,
      Optional<String> audience) {}
}
