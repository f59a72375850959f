package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {
  private static final String SIGNER =
      "management: { jwt: [{ algorithm: HS256, secret: 0123456789abcdef0123456789abcdef,"
          + " issuer: ops, audience: filmgate }] }";

  @TempDir private Path home;

  private Typed run(String configuration, String... arguments) throws IOException {
    Path file = Files.writeString(home.resolve("filmgate.yaml"), configuration);
    return Typed.run(
        Stream.concat(Stream.of("token", "--config", file.toString()), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private static JsonObject claims(String token) {
    return new JsonObject(
        Buffer.buffer(Base64.getUrlDecoder().decode(token.strip().split("\\.", -1)[1])));
  }

  @Test
  void a_token_stands_alone_and_says_what_its_signer_expects() throws Exception {
    Instant before = Instant.now();
    Typed outcome = run(SIGNER, "--role", "admin", "--subject", "ann", "--ttl", "15m");

    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    JsonObject claims = claims(outcome.out());
    assertThat(claims.getString("sub")).isEqualTo("ann");
    assertThat(claims.getJsonArray("roles")).containsExactly("admin");
    assertThat(claims.getString("iss")).isEqualTo("ops");
    assertThat(claims.getString("aud")).isEqualTo("filmgate");
    assertThat(claims.getLong("iat")).isGreaterThanOrEqualTo(before.getEpochSecond());
    assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(900);
  }

  @Test
  void by_default_it_reads_for_a_minute() throws Exception {
    JsonObject claims = claims(run(SIGNER).out());

    assertThat(claims.getString("sub")).isEqualTo(System.getProperty("user.name"));
    assertThat(claims.getJsonArray("roles")).containsExactly("viewer");
    assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(60);
  }

  @Test
  void without_a_secret_nothing_is_signed() throws Exception {
    for (String configuration : List.of("server: {}", "management: { jwt: [] }")) {
      Typed outcome = run(configuration);

      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err().strip())
          .isEqualTo("filmgate: management.jwt has no HS256 signer, so that nothing here can sign");
    }
  }
}
