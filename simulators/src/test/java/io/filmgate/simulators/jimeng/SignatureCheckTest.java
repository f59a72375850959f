package io.filmgate.simulators.jimeng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.filmgate.simulators.vendor.Call;
import io.filmgate.simulators.vendor.Refusal;
import io.filmgate.simulators.vendor.Tables;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureCheckTest {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
  private static final JimengEnvelope ENVELOPE = new JimengEnvelope("", "", "", "");

  /** A call that can be spoiled before it is checked. */
  private static final class Attempt {

    final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    String query;
    String body;
    JimengCredentials credentials;
    Instant now;

    Attempt(JsonObject vector) {
      body = vector.getString("body");
      List<String> pairs = new ArrayList<>();
      for (Object each : vector.getJsonArray("query")) {
        JsonArray pair = (JsonArray) each;
        pairs.add(
            pair.getString(0) + "=" + URLEncoder.encode(pair.getString(1), StandardCharsets.UTF_8));
      }
      query = String.join("&", pairs);
      JsonObject sent = vector.getJsonObject("headers");
      sent.fieldNames().forEach(name -> headers.set(name, sent.getString(name)));
      String date = sent.getString("x-date");
      headers.set(
          "authorization",
          "HMAC-SHA256 Credential=%s/%s/cn-north-1/cv/request, SignedHeaders=%s, Signature=%s"
              .formatted(
                  vector.getString("accessKeyId"),
                  date.substring(0, 8),
                  vector.getString("signedHeaders"),
                  vector.getString("signature")));
      credentials =
          new JimengCredentials(
              vector.getString("accessKeyId"),
              vector.getString("secretAccessKey"),
              Optional.ofNullable(sent.getString("x-security-token")));
      now = LocalDateTime.parse(date, DATE).toInstant(ZoneOffset.UTC);
    }

    void replaceInAuthorization(String old, String with) {
      headers.set("authorization", headers.get("authorization").replace(old, with));
    }

    String verify() {
      MultiMap parameters = MultiMap.caseInsensitiveMultiMap();
      Call call =
          new Call(
              "POST",
              "/",
              headers.get("host"),
              query,
              parameters,
              headers,
              Buffer.buffer(body),
              Optional.empty());
      return new SignatureCheck(credentials).verify(call, ENVELOPE, now, true);
    }

    String refusal() {
      return catchThrowableOfType(Refusal.class, this::verify).code();
    }
  }

  static Stream<JsonObject> vectors() {
    return Tables.read(SignatureCheckTest.class, "signatures.json").getJsonArray("vectors").stream()
        .map(JsonObject.class::cast);
  }

  private static Attempt vector(String id) {
    JsonObject vector =
        vectors().filter(each -> each.getString("id").equals(id)).findFirst().orElseThrow();
    return new Attempt(vector);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void every_published_signature_is_accepted(JsonObject vector) {
    assertThat(new Attempt(vector).verify()).isEqualTo(vector.getString("accessKeyId"));
  }

  @Test
  void the_canonical_query_is_sorted_and_encoded_anew() {
    String canonical = vectors().toList().get(4).getString("canonicalQuery");
    assertThat(CanonicalRequest.query(vector("E").query)).isEqualTo(canonical);
  }

  @Test
  void a_default_port_is_not_signed() {
    Attempt attempt = vector("A");
    attempt.headers.set("host", "visual.volcengineapi.com:443");
    assertThat(attempt.verify()).isEqualTo(attempt.credentials.accessKeyId());
  }

  @Test
  void another_port_is_signed() {
    Attempt attempt = vector("A");
    attempt.headers.set("host", "visual.volcengineapi.com:8443");
    assertThat(attempt.refusal()).isEqualTo("SignatureDoesNotMatch");
  }

  @Test
  void a_changed_body_is_refused() {
    Attempt attempt = vector("A");
    attempt.body = attempt.body.replace("moon", "mooN");
    assertThat(attempt.refusal()).isEqualTo("SignatureDoesNotMatch");
  }

  @Test
  void a_changed_body_is_refused_where_its_hash_is_not_sent() {
    Attempt attempt = vector("G");
    attempt.headers.remove("x-content-sha256");
    attempt.body = attempt.body.replace("moon", "mooN");
    assertThat(attempt.refusal()).isEqualTo("SignatureDoesNotMatch");
  }

  @Test
  void another_secret_is_refused() {
    Attempt attempt = vector("A");
    attempt.credentials =
        new JimengCredentials(attempt.credentials.accessKeyId(), "another", Optional.empty());
    assertThat(attempt.refusal()).isEqualTo("SignatureDoesNotMatch");
  }

  @Test
  void a_date_is_good_for_fifteen_minutes_either_way() {
    for (int seconds : new int[] {-900, 900}) {
      Attempt attempt = vector("A");
      attempt.now = attempt.now.plusSeconds(seconds);
      assertThat(attempt.verify()).isNotEmpty();
    }
    for (int seconds : new int[] {-901, 901}) {
      Attempt attempt = vector("A");
      attempt.now = attempt.now.plusSeconds(seconds);
      assertThat(attempt.refusal()).isEqualTo("InvalidTimestamp");
    }
  }

  @Test
  void a_scope_of_another_day_region_or_service_is_refused() {
    for (String scope :
        List.of("20250902/cn-north-1/cv", "20250901/cn-beijing/cv", "20250901/cn-north-1/ecs")) {
      Attempt attempt = vector("A");
      attempt.replaceInAuthorization("20250901/cn-north-1/cv", scope);
      assertThat(attempt.refusal()).as(scope).isEqualTo("InvalidCredential");
    }
  }

  @Test
  void an_unknown_key_is_refused() {
    Attempt attempt = vector("A");
    attempt.replaceInAuthorization("AKLTdummy", "AKLTother");
    assertThat(attempt.refusal()).isEqualTo("InvalidAccessKey");
  }

  @Test
  void a_missing_or_garbled_header_is_refused() {
    Attempt missing = vector("A");
    missing.headers.remove("authorization");
    assertThat(missing.refusal()).isEqualTo("MissingAuthenticationToken");
    Attempt garbled = vector("A");
    garbled.headers.set("authorization", "Bearer abc");
    assertThat(garbled.refusal()).isEqualTo("InvalidAuthorization");
    Attempt unsignedDate = vector("A");
    unsignedDate.replaceInAuthorization(";x-date", "");
    assertThat(unsignedDate.refusal()).isEqualTo("InvalidAuthorization");
    Attempt undated = vector("A");
    undated.headers.remove("x-date");
    assertThat(undated.refusal()).isEqualTo("MissingRequestInfo");
  }

  @Test
  void a_temporary_key_needs_its_token() {
    Attempt attempt = vector("D");
    attempt.headers.remove("x-security-token");
    assertThat(attempt.refusal()).isEqualTo("InvalidSecretToken");
  }
}
