package io.filmgate.plugin.vidu;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.CallbackAware.CallbackAnswer;
import io.filmgate.spi.CallbackAware.CallbackRequest;
import io.filmgate.spi.codec.Crypto;
import io.filmgate.spi.exchange.Secret;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViduCallbackTest {
  private static final Instant NOW = Instant.parse("2025-05-06T12:09:42Z");
  private static final String K1 = "vda_test_0123456789abcdef";
  private static final String K2 = "vda_test_other_key";
  private static final String QUERY = "http://127.0.0.1:8080/vidu/callback?name=james&age=36";
  private static final String OPAQUE =
      "https://gw.example.com/callbacks/vidu/tsk_01JTEST0000000000000000001";

  private static CallbackRequest request(String url, String signed, String signature) {
    Map<String, String> headers = new HashMap<>();
    headers.put("date", "Tue, 06 May 2025 12:09:42 GMT");
    headers.put("x-request-nonce", "123e4567-e89b-12d3-a456-426614174000");
    headers.put("x-hmac-signed-headers", signed);
    headers.put("x-hmac-algorithm", "hmac-sha256");
    headers.put("x-hmac-access-key", "vidu");
    headers.put("x-hmac-signature", signature);
    return new CallbackRequest("POST", URI.create(url), headers, Buffer.buffer("{\"id\":\"77\"}"));
  }

  private static CallbackAnswer answer(
      String key, String url, String signed, String signature, Instant now) {
    return new ViduCallback(request(url, signed, signature)).answer(new Secret(key), now);
  }

  @ParameterizedTest
  @CsvSource({
    K1 + "," + QUERY + ", Date;x-request-nonce, olW06pKE83r75pCAByfdBIREwS1Jxy44HlYHWAqSge4=",
    K1
        + ", https://gw.example.com, Date;x-request-nonce, wvq2F24ilZLeOmuPRVrxw6gOFMuwtLWLeYK5w8luqrs=",
    K1 + "," + OPAQUE + ", x-request-nonce, AGA0y9Rbq+hd12wNmvtt/OPyGsFfCEYF1xqjH5vf6Ls=",
    K2 + "," + QUERY + ", Date;x-request-nonce, 3Oaxod6H/kDf2RNJMbQzYqI51GqQJukjeGC8xeR2ybE=",
  })
  void a_right_signature_is_a_nudge(String key, String url, String signed, String signature) {
    CallbackAnswer answer = answer(key, url, signed, signature, NOW);

    assertThat(answer.isNudge()).isTrue();
    assertThat(answer.jobId()).contains("77");
    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hZpIplG2bUko1ELZmoWV2NiJjbT7vhL/Z7inoUMCEyM=", // without the last line end
        "CTigp44fEtLMpo3xy6y6KxW/cirz0UTrBJSvxEtmSsY=", // query sorted
        "CQzfyEtdqj3VfqZP6LvFu48wLmt8nVIvRuNc2SIpWnU=", // secret "vidu"
        "6iXhIMgGB3EqSKQEglG4n5XGMm0WhPgsJMoFGResYJg=", // header names in lower case
        "1NIzF/o12v9obgYjFZLZ4mQd5FcNXq0mjHtUi0JClNQ=", // header order swapped
        "a255b4ea9284f37afbe690800727dd048444c12d49c72e381e5607580a9281ee",
        "3Oaxod6H/kDf2RNJMbQzYqI51GqQJukjeGC8xeR2ybE=", // of another account
        ""
      })
  void a_signature_made_in_another_way_is_refused(String signature) {
    CallbackAnswer answer = answer(K1, QUERY, "Date;x-request-nonce", signature, NOW);

    assertThat(answer.isNudge()).isFalse();
    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void a_right_signature_that_does_not_cover_the_nonce_is_refused() {
    String signature = "lUJYsdxe5Cgzd9qbBG6bus63rU3cikwcIND7MlydeAw=";
    byte[] computed =
        Crypto.hmacSha256(
            K1.getBytes(StandardCharsets.UTF_8),
            new ViduCallback(request(OPAQUE, "", signature)).signedText(List.of()));

    assertThat(computed).asBase64Encoded().isEqualTo(signature);
    assertThat(answer(K1, OPAQUE, "", signature, NOW).isNudge()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-300, true", "-301, false", "300, true", "301, false"})
  void a_callback_is_good_for_five_minutes(long seconds, boolean isNudge) {
    CallbackAnswer answer =
        answer(
            K1,
            QUERY,
            "Date;x-request-nonce",
            "olW06pKE83r75pCAByfdBIREwS1Jxy44HlYHWAqSge4=",
            NOW.plusSeconds(seconds));

    assertThat(answer.isNudge()).isEqualTo(isNudge);
  }

  @Test
  void the_signed_text_is_the_documented_one() {
    String text =
        new ViduCallback(request(QUERY, "", "")).signedText(List.of("Date", "x-request-nonce"));

    assertThat(text)
        .isEqualTo(
            """
            POST
            /vidu/callback
            name=james&age=36
            vidu
            Tue, 06 May 2025 12:09:42 GMT
            Date:Tue, 06 May 2025 12:09:42 GMT
            x-request-nonce:123e4567-e89b-12d3-a456-426614174000
            """);
    assertThat(Crypto.sha256Hex(text.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("61c52e617b1f964c63f7405823689c34bf3e37a489a8f6bbb090ed8d8f7ca7ae");
  }

  @Test
  void a_body_without_a_task_is_no_nudge() {
    CallbackRequest good =
        request(QUERY, "Date;x-request-nonce", "olW06pKE83r75pCAByfdBIREwS1Jxy44HlYHWAqSge4=");
    CallbackAnswer answer =
        new ViduCallback(
                new CallbackRequest("POST", good.url(), good.headers(), Buffer.buffer("[]")))
            .answer(new Secret(K1), NOW);

    assertThat(answer.jobId()).isEqualTo(Optional.empty());
    assertThat(answer.isNudge()).isFalse();
  }
}
