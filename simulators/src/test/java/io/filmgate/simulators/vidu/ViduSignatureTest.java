package io.filmgate.simulators.vidu;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViduSignatureTest {

  @ParameterizedTest
  @CsvSource({
    "vda_test_0123456789abcdef, http://127.0.0.1:8080/vidu/callback?name=james&age=36, 2025-05-06T12:09:42Z, 123e4567-e89b-12d3-a456-426614174000, olW06pKE83r75pCAByfdBIREwS1Jxy44HlYHWAqSge4=",
    "vda_test_0123456789abcdef, https://gw.example.com, 2025-05-06T12:09:42Z, 123e4567-e89b-12d3-a456-426614174000, wvq2F24ilZLeOmuPRVrxw6gOFMuwtLWLeYK5w8luqrs=",
    "vda_test_other_key, http://127.0.0.1:8080/vidu/callback?name=james&age=36, 2025-05-06T12:09:42Z, 123e4567-e89b-12d3-a456-426614174000, 3Oaxod6H/kDf2RNJMbQzYqI51GqQJukjeGC8xeR2ybE=",
    "vda_test_0123456789abcdef, https://gw.example.com/callbacks/vidu/tsk_01KFD8Y5W3Q9, 2026-01-20T06:54:41Z, 5f0c1f52-4a2e-4e0c-9a57-0d4f6b1c2e33, RQDp2B+ZpV6C2O9wIHeE1+vAveYOdi5nAz6d23wj3zU=",
    "vda_test_0123456789abcdef, https://gw.example.com/callbacks/vidu/tsk_01KFD8Y5W3Q9, 2026-01-20T06:53:10Z, 0a6f3a44-88b1-4f5c-8e0b-3f4f0f2b9c10, FYwDRS/vy4USwxBNv/PosCRGdefHn37sOUtj9n4RLFk="
  })
  void signatures_are_the_documented_ones(
      String key, URI url, Instant at, String nonce, String signature) {
    Map<String, String> headers =
        new ViduSignature(key, () -> nonce).headers(url, Buffer.buffer("anything"), at);

    assertThat(headers)
        .containsEntry("X-HMAC-SIGNATURE", signature)
        .containsEntry("X-HMAC-SIGNED-HEADERS", "Date;x-request-nonce")
        .containsEntry("X-HMAC-ALGORITHM", "hmac-sha256")
        .containsEntry("X-HMAC-ACCESS-KEY", "vidu");
  }
}
