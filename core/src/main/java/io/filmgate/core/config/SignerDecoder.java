package io.filmgate.core.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.filmgate.core.config.ManagementConfig.JwtSigner;
import java.util.Optional;

/** Reads one of {@code management.jwt}. */
final class SignerDecoder {
  /** RFC 7518 asks for as much as the hash has. */
  private static final int ADVISED_BYTES = 32;

  private SignerDecoder() {}

  static JwtSigner signer(Section signer) {
    Value algorithm = signer.at("algorithm");
    Value secret = signer.at("secret");
    Value publicKey = signer.at("public_key");
    Optional<Scalar<SecretText>> keyOfKind = Optional.empty();
    String name = algorithm.required(Scalars.JWT_ALGORITHM).orElse("");
    if (!name.isEmpty()) {
      boolean isShared = name.equals("HS256");
      checkNeeded(name, isShared ? secret : publicKey, isShared ? publicKey : secret);
      keyOfKind =
          Optional.of(name.equals("RS256") ? PublicKeyText.RSA : PublicKeyText.P256)
              .filter(kind -> !isShared);
    }
    Optional<SecretText> shared =
        secret.scalar(name.equals("HS256") ? Scalars.JWT_SECRET : Scalars.SECRET);
    if (shared.filter(text -> text.reveal().getBytes(UTF_8).length < ADVISED_BYTES).isPresent()) {
      secret.warn(
          "has fewer than 32 bytes: whoever sees a token can guess it; make one with: openssl rand"
              + " -base64 33");
    }
    return new JwtSigner(
        name,
        shared,
        keyOfKind.flatMap(publicKey::scalar),
        signer.at("issuer").scalar(Scalars.TEXT),
        signer.at("audience").scalar(Scalars.TEXT));
  }

  private static void checkNeeded(String algorithm, Value needed, Value unwanted) {
    if (!needed.isThere()) {
      needed.refuse("missing; " + algorithm + " needs it");
    }
    if (unwanted.isThere()) {
      unwanted.refuse("does not go with " + algorithm + ", which needs " + needed.key());
    }
  }
}
