package io.filmgate.core.management.operator;

import static io.filmgate.core.management.operator.TestTokens.NOW;
import static io.filmgate.core.management.operator.TestTokens.P256;
import static io.filmgate.core.management.operator.TestTokens.RSA;
import static io.filmgate.core.management.operator.TestTokens.SECRET;
import static io.filmgate.core.management.operator.TestTokens.claims;
import static io.filmgate.core.management.operator.TestTokens.hmac;
import static io.filmgate.core.management.operator.TestTokens.part;
import static io.filmgate.core.management.operator.TestTokens.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filmgate.core.config.Endpoint;
import io.filmgate.core.config.ManagementConfig;
import io.filmgate.core.config.ManagementConfig.JwtSigner;
import io.filmgate.core.wire.ApiException;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OperatorAuthTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final String RS256 = "{\"alg\":\"RS256\"}";
  private static final String ES256 = "{\"alg\":\"ES256\"}";
  private static final String JAVA_ES256 = "SHA256withECDSAinP1363Format";

  private final OperatorAuth auth =
      auth(
          TestTokens.shared(SECRET),
          TestTokens.provider("RS256", RSA),
          TestTokens.provider("ES256", P256));

  @AfterAll
  static void close() {
    VERTX.close();
  }

  private static OperatorAuth auth(JwtSigner... signers) {
    return new OperatorAuth(VERTX, List.of(signers), () -> NOW);
  }

  private String refusal(String token) {
    ApiException refused = catchThrowableOfType(ApiException.class, () -> auth.verify(token));
    assertThat(refused).as("it is refused").isNotNull();
    assertThat(refused.answer().status()).isEqualTo(401);
    assertThat(refused.answer().headers())
        .containsEntry("www-authenticate", "Bearer realm=\"filmgate\", error=\"invalid_token\"");
    assertThat(refused.answer().message())
        .as("it tells nothing of the signers")
        .doesNotContain("id.example.com", "S256", SECRET);
    return refused.answer().code();
  }

  @Test
  void each_signer_opens_the_port_with_its_own_algorithm() {
    assertThat(
            Stream.of(
                signed(claims()),
                signed(RS256, claims(), RSA, "SHA256withRSA"),
                signed(ES256, claims(), P256, JAVA_ES256)))
        .extracting(auth::verify)
        .containsOnly(new Operator("ann", Role.ADMIN));
  }

  @Test
  void what_the_gateway_signs_itself_opens_its_port() {
    TokenSigner signer =
        TokenSigner.of(
                new ManagementConfig(
                    new Endpoint("127.0.0.1", 0),
                    List.of(
                        TestTokens.provider("RS256", RSA),
                        TestTokens.shared(SECRET),
                        TestTokens.shared("x".repeat(32)))))
            .orElseThrow();
    Operator operator = new Operator("command:ann", Role.VIEWER);

    assertThat(auth.verify(signer.sign(operator, TokenSigner.USUAL_LIFE, NOW))).isEqualTo(operator);
    assertThat(refusal(signer.sign(operator, TokenSigner.USUAL_LIFE, NOW.minusSeconds(60))))
        .isEqualTo("expired_token");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"roles\":[\"viewer\"]}|VIEWER",
        "{\"roles\":[\"other\",\"viewer\",\"admin\",5]}|ADMIN",
        "{\"roles\":\"admin\"}|ADMIN",
        "{\"role\":\"viewer\"}|VIEWER",
        "{\"role\":\"viewer\",\"roles\":[\"admin\"]}|ADMIN"
      })
  void the_highest_role_counts(String roles, Role expected) {
    JsonObject claims = claims();
    claims.remove("role");

    assertThat(auth.verify(signed(claims.mergeIn(new JsonObject(roles)))).role())
        .isEqualTo(expected);
  }

  static Stream<Arguments> claimsOfNobody() {
    return Stream.of(
        Arguments.of("exp", NOW.getEpochSecond(), "expired_token"),
        Arguments.of("exp", NOW.getEpochSecond() - 1, "expired_token"),
        Arguments.of("exp", -1, "expired_token"),
        Arguments.of("exp", 0, "expired_token"),
        Arguments.of("exp", "9999999999", "malformed_token"),
        Arguments.of("exp", null, "malformed_token"),
        Arguments.of("exp", true, "malformed_token"),
        Arguments.of("exp", new JsonArray(), "malformed_token"),
        Arguments.of("nbf", NOW.getEpochSecond() + 61, "early_token"),
        Arguments.of("nbf", "0", "malformed_token"),
        Arguments.of("iat", "now", "malformed_token"),
        Arguments.of("sub", null, "malformed_token"),
        Arguments.of("sub", "", "malformed_token"),
        Arguments.of("sub", 5, "malformed_token"),
        Arguments.of("sub", "a\nb", "malformed_token"),
        Arguments.of("sub", "\u202eann", "malformed_token"),
        Arguments.of("sub", "a".repeat(201), "malformed_token"),
        Arguments.of("role", "Admin", "missing_role"),
        Arguments.of("role", "admin ", "missing_role"),
        Arguments.of("role", "", "missing_role"),
        Arguments.of("role", null, "missing_role"),
        Arguments.of("role", true, "missing_role"),
        Arguments.of("role", new JsonObject().put("admin", true), "missing_role"));
  }

  @ParameterizedTest
  @MethodSource("claimsOfNobody")
  void claims_that_are_not_an_operators_are_refused(String name, Object value, String code) {
    assertThat(refusal(signed(claims().put(name, value)))).isEqualTo(code);
  }

  static Stream<Arguments> claimsForOthers() {
    return Stream.of(
        Arguments.of("iss", "https://id.example.com/", "wrong_issuer"),
        Arguments.of("iss", null, "wrong_issuer"),
        Arguments.of("iss", new JsonArray().add("https://id.example.com"), "wrong_issuer"),
        Arguments.of("aud", "other", "wrong_audience"),
        Arguments.of("aud", null, "wrong_audience"),
        Arguments.of("aud", new JsonArray().add("other"), "wrong_audience"));
  }

  @ParameterizedTest
  @MethodSource("claimsForOthers")
  void a_token_of_a_provider_for_somebody_else_is_refused(String name, Object value, String code) {
    JsonObject claims = claims().put(name, value);

    assertThat(refusal(signed(RS256, claims, RSA, "SHA256withRSA"))).isEqualTo(code);
    assertThat(auth.verify(signed(claims)).role())
        .as("a signer that expects nothing of it")
        .isEqualTo(Role.ADMIN);
  }

  @Test
  void one_of_several_audiences_is_enough_and_a_clock_may_be_ahead() {
    JsonObject claims =
        claims()
            .put("aud", new JsonArray().add("other").add("filmgate"))
            .put("nbf", NOW.getEpochSecond() + 60)
            .put("exp", NOW.getEpochSecond() + 0.5);

    assertThat(auth.verify(signed(RS256, claims, RSA, "SHA256withRSA")).subject()).isEqualTo("ann");
  }

  @Test
  void of_two_signers_with_one_key_either_may_open() {
    JwtSigner first = TestTokens.provider("RS256", RSA);
    JwtSigner second =
        new JwtSigner(
            "RS256", first.secret(), first.publicKey(), first.issuer(), Optional.of("second"));
    OperatorAuth both = auth(first, second);

    assertThat(
            both.verify(signed(RS256, claims().put("aud", "second"), RSA, "SHA256withRSA"))
                .subject())
        .isEqualTo("ann");
  }

  static Stream<Arguments> signaturesOfNobody() {
    byte[] publicKey = TestTokens.pem(RSA).getBytes(UTF_8);
    String good = signed(claims());
    String[] parts = good.split("\\.", -1);
    String rs256 = signed(RS256, claims(), RSA, "SHA256withRSA");
    return Stream.of(
        Arguments.of(
            "another secret", hmac("{\"alg\":\"HS256\"}", claims().encode(), new byte[32])),
        Arguments.of(
            "the public key as a secret",
            hmac("{\"alg\":\"HS256\"}", claims().encode(), publicKey)),
        Arguments.of(
            "the public key's bytes as a secret",
            hmac("{\"alg\":\"HS256\"}", claims().encode(), RSA.getPublic().getEncoded())),
        Arguments.of("HMAC that says RS256", hmac(RS256, claims().encode(), publicKey)),
        Arguments.of(
            "the secret under another name",
            hmac("{\"alg\":\"HS384\"}", claims().encode(), SECRET.getBytes(UTF_8))),
        Arguments.of("RSA that says ES256", signed(ES256, claims(), RSA, "SHA256withRSA")),
        Arguments.of("ECDSA that says RS256", signed(RS256, claims(), P256, JAVA_ES256)),
        Arguments.of("RSA with another hash", signed(RS256, claims(), RSA, "SHA512withRSA")),
        Arguments.of("no signature", part("{\"alg\":\"none\"}") + "." + parts[1] + "."),
        Arguments.of(
            "no signature, in other letters", part("{\"alg\":\"NONE\"}") + "." + parts[1] + "."),
        Arguments.of(
            "none that is signed",
            hmac("{\"alg\":\"none\"}", claims().encode(), SECRET.getBytes(UTF_8))),
        Arguments.of("the signature left out", parts[0] + "." + parts[1] + "."),
        Arguments.of("the signature cut", good.substring(0, good.length() - 4)),
        Arguments.of(
            "the signature of another token",
            signed(claims().put("sub", "eve")).replaceFirst("[^.]*$", parts[2])),
        Arguments.of("RSA's signature cut", rs256.substring(0, rs256.length() - 8)),
        Arguments.of("ECDSA of zeros", part(ES256) + "." + parts[1] + "." + part("\0".repeat(64))),
        Arguments.of("ECDSA of one byte", part(ES256) + "." + parts[1] + ".AA"),
        Arguments.of(
            "a key that comes along",
            signed(
                "{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\"},\"x5c\":[\"MIIB\"]}",
                claims(),
                P256,
                JAVA_ES256)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signaturesOfNobody")
  void what_no_signer_has_signed_is_refused(String name, String token) {
    assertThat(refusal(token)).as(name).isEqualTo("invalid_signature");
  }

  static Stream<String> malformed() {
    String good = signed(claims());
    String[] parts = good.split("\\.", -1);
    String rest = "." + parts[1] + "." + parts[2];
    return Stream.concat(
        Stream.of(
            "a",
            "a.b",
            "a.b.c",
            "..",
            "...",
            good + ".",
            "." + good,
            good + "=",
            good.replace('.', ','),
            "sk-0123456789abcdef",
            parts[0] + "." + parts[2] + "." + parts[2],
            "A".repeat(15_000)),
        Stream.of(
                "",
                "[]",
                "null",
                "{}",
                "{\"alg\":null}",
                "{\"alg\":5}",
                "{\"alg\":[\"HS256\"]}",
                "{\"alg\":\"none\",\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"HS256\"",
                "{\"a\":".repeat(2000))
            .map(header -> part(header) + rest));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void what_is_no_token_is_refused_before_anything_is_computed(String token) {
    assertThat(refusal(token)).isEqualTo("malformed_token");
  }

  @Property(tries = 300)
  void no_text_opens_the_port_and_none_breaks_it(@ForAll String text) {
    OperatorAuth closed = new OperatorAuth(VERTX, List.of(TestTokens.shared(SECRET)), Instant::now);

    assertThat(catchThrowableOfType(ApiException.class, () -> closed.verify(text))).isNotNull();
  }
}
