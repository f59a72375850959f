package io.filmgate.plugin.jimeng;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.Header;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Moment;
import io.filmgate.spi.exchange.Secret;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The signature against vectors on which the vendor's own clients agree. */
class SignatureVectorsTest {

  static Stream<JsonView> vectors() {
    return Given.json("signatures.json").list("").stream();
  }

  /** Those that sign the headers which this plugin signs, in its order. */
  static Stream<JsonView> vectorsOfThisPlugin() {
    return vectors().filter(vector -> text(vector, "signedHeaders").startsWith("content-type;"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void canonical_request_and_signature_are_the_vendors(JsonView vector) {
    List<Header> signed =
        Arrays.stream(text(vector, "signedHeaders").split(";"))
            .map(name -> new Header(name, text(vector, "headers." + name), false))
            .toList();
    String date = text(vector, "headers.x-date");

    CanonicalRequest request =
        new CanonicalRequest("POST", call(vector).uri(), signed, text(vector, "bodySha256"));

    assertThat(request.text()).contains("\n" + text(vector, "canonicalQuery") + "\n");
    assertThat(request.sha256()).isEqualTo(text(vector, "canonicalRequestSha256"));
    assertThat(
            new CredentialScope(date, "cn-north-1", "cv")
                .signature(text(vector, "secretAccessKey"), request))
        .isEqualTo(text(vector, "signature"));
  }

  @ParameterizedTest
  @MethodSource("vectorsOfThisPlugin")
  void authorize_signs_as_the_vendor_does(JsonView vector) {
    HttpCall call = call(vector);

    HttpCall signed = Given.PROVIDER.authorize(call, credentials(vector), moment(vector));

    assertThat(header(signed, "Authorization"))
        .isEqualTo(
            "HMAC-SHA256 Credential=%s/%s/cn-north-1/cv/request, SignedHeaders=%s, Signature=%s"
                .formatted(
                    text(vector, "accessKeyId"),
                    text(vector, "headers.x-date").substring(0, 8),
                    text(vector, "signedHeaders"),
                    text(vector, "signature")));
    assertThat(header(signed, "X-Date")).isEqualTo(text(vector, "headers.x-date"));
    assertThat(header(signed, "X-Content-Sha256")).isEqualTo(text(vector, "bodySha256"));
    assertThat(signed.uri()).isEqualTo(call.uri());
    assertThat(signed.body()).isEqualTo(call.body());
  }

  @Test
  void vectors_cover_all_nine_cases() {
    assertThat(vectors().map(vector -> text(vector, "id")))
        .containsExactly("A", "B", "C", "D", "E", "F", "G", "H", "I");
    assertThat(vectorsOfThisPlugin()).hasSize(7);
  }

  @Test
  void region_and_service_come_from_the_settings() {
    JsonView vector = vectors().findFirst().orElseThrow();
    Credentials elsewhere =
        credentials(vector).withSettings(Map.of("region", "cn-beijing", "service", "cv2"));

    HttpCall signed = Given.PROVIDER.authorize(call(vector), elsewhere, moment(vector));

    assertThat(header(signed, "Authorization")).contains("/20250901/cn-beijing/cv2/request, ");
  }

  @Test
  void line_breaks_around_pasted_keys_do_not_matter() {
    JsonView vector = vectors().findFirst().orElseThrow();
    Credentials pasted =
        Credentials.of(
            Map.of(
                "access_key_id", new Secret(text(vector, "accessKeyId") + "\n"),
                "secret_access_key", new Secret(" " + text(vector, "secretAccessKey") + "\r\n")));

    HttpCall signed = Given.PROVIDER.authorize(call(vector), pasted, moment(vector));

    assertThat(header(signed, "Authorization")).endsWith(text(vector, "signature"));
  }

  @Test
  void secrets_are_marked_as_such() {
    JsonView vector =
        vectors().filter(each -> text(each, "id").equals("D")).findFirst().orElseThrow();

    HttpCall signed = Given.PROVIDER.authorize(call(vector), credentials(vector), moment(vector));

    assertThat(signed.headers().stream().filter(Header::isSecret).map(Header::name))
        .containsExactlyInAnyOrder("Authorization", "X-Security-Token");
  }

  private static HttpCall call(JsonView vector) {
    String host = text(vector, "headers.host");
    URI base = URI.create((host.startsWith("127.") ? "http://" : "https://") + host);
    HttpCall call = HttpCall.post(base, "/");
    for (JsonView pair : vector.list("query")) {
      call = call.query(text(pair, "[0]"), text(pair, "[1]"));
    }
    String mediaType = vector.text("headers.content-type").orElse("application/json");
    return call.bytes(mediaType, Buffer.buffer(text(vector, "body")));
  }

  private static Credentials credentials(JsonView vector) {
    Map<String, Secret> secrets = new HashMap<>();
    secrets.put("access_key_id", new Secret(text(vector, "accessKeyId")));
    secrets.put("secret_access_key", new Secret(text(vector, "secretAccessKey")));
    vector
        .text("headers.x-security-token")
        .ifPresent(token -> secrets.put("session_token", new Secret(token)));
    return Credentials.of(secrets);
  }

  private static Moment moment(JsonView vector) {
    DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    Instant now =
        LocalDateTime.parse(text(vector, "headers.x-date"), format).toInstant(ZoneOffset.UTC);
    return new Moment(now, "0123456789abcdef0123456789abcdef");
  }

  private static String header(HttpCall call, String name) {
    return call.headers().stream()
        .filter(header -> header.name().equals(name))
        .map(Header::value)
        .findFirst()
        .orElseThrow();
  }

  private static String text(JsonView vector, String path) {
    return vector.text(path).orElseThrow();
  }
}
