package io.filmgate.core.management.operator;

import io.filmgate.core.config.ManagementConfig.JwtSigner;
import io.filmgate.core.config.SecretText;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;

/** One of {@code management.jwt}: what is expected of a token, and whether it has signed one. */
record Signer(JwtSigner expected, JWTAuth signature) {
  static Signer of(Vertx vertx, JwtSigner signer) {
    SecretText key = signer.secret().or(signer::publicKey).orElseThrow();
    return new Signer(
        signer,
        JWTAuth.create(
            vertx,
            new JWTAuthOptions()
                .setJWTOptions(new JWTOptions().setIgnoreExpiration(true))
                .addPubSecKey(
                    new PubSecKeyOptions()
                        .setAlgorithm(signer.algorithm())
                        .setBuffer(key.reveal()))));
  }

  /** Whether it has signed a token; never true for a token of another algorithm. */
  boolean hasSigned(ReceivedToken token) {
    return token.algorithm().equals(expected.algorithm())
        // computed at once: what comes back is complete
        && signature.authenticate(new TokenCredentials(token.text())).succeeded();
  }
}
