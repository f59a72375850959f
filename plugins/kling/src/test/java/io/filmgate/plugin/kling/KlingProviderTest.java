package io.filmgate.plugin.kling;

import static io.filmgate.plugin.kling.Planned.object;
import static io.filmgate.plugin.kling.Planned.plan;
import static io.filmgate.plugin.kling.Planned.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.spi.JobHandle;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Reconcilable.Found;
import io.filmgate.spi.Reconcilable.LostSubmit;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.Header;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Moment;
import io.filmgate.spi.exchange.Secret;
import io.filmgate.testkit.FakeVendor;
import io.filmgate.testkit.RecordedReply;
import io.filmgate.testkit.TestAccount;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KlingProviderTest {
  private static final RecordedReply ACCEPTED =
      RecordedReply.of(200, "{\"code\":0,\"data\":{\"task_id\":\"7\"}}");
  private static final RecordedReply DUPLICATE =
      RecordedReply.of(400, "{\"code\":1201,\"message\":\"External_task_id x already exists\"}");

  private final KlingProvider provider = new KlingProvider();
  private final TestAccount account = Planned.account();

  @Test
  void describes_where_when_and_how_long() {
    assertThat(account.channel().baseUrl())
        .isEqualTo(URI.create("https://api-singapore.klingai.com"));
    assertThat(account.channel().flag("drop_unknown_metadata")).isFalse();
    assertThat(provider.describe().poll().first()).isEqualTo(Duration.ofSeconds(5));
    assertThat(provider.describe().poll().slowest()).isEqualTo(Duration.ofSeconds(15));
    assertThat(provider.describe().jobLife()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void a_key_pair_signs_each_call_with_its_own_time() {
    Map<String, Secret> pair =
        Map.of(
            "access_key", new Secret("ak-test-0001"),
            "secret_key", new Secret("sk-test-0001-secret"));

    assertThat(authorization(pair, Instant.ofEpochSecond(1_767_225_600)))
        .startsWith("Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.")
        .endsWith(".mGu22a_3j2Zedpt4CmJsoytbZvDYuud6Ca32SW6_Exw")
        .isNotEqualTo(authorization(pair, Instant.ofEpochSecond(1_767_225_601)));
  }

  @Test
  void an_api_key_is_sent_as_it_is() {
    Map<String, Secret> key = Map.of("api_key", new Secret("api-key-kling-0123"));

    assertThat(authorization(key, Instant.EPOCH)).isEqualTo("Bearer api-key-kling-0123");
  }

  private String authorization(Map<String, Secret> secrets, Instant now) {
    HttpCall call = HttpCall.get(account.channel().baseUrl(), "/v1/videos/text2video", "7");
    return provider
        .authorize(call, Credentials.of(secrets), new Moment(now, TestAccount.NONCE))
        .headers()
        .stream()
        .filter(header -> header.name().equals("Authorization"))
        .map(Header::value)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_create_carries_our_id_and_our_callback_address() {
    FakeVendor vendor = FakeVendor.answering(provider, account, ACCEPTED);
    CallContext context =
        new CallContext(
            account.channel(),
            TestAccount.NOW,
            "video_1-1",
            Optional.of(URI.create("https://gw.example.com/v1/callbacks/kling/x")));

    vendor.run(provider.submit(plan(text("kling-v1"), "external_task_id", "mine"), context));

    HttpCall sent = vendor.calls().get(0);
    assertThat(sent.repeat()).isEqualTo(HttpCall.Repeat.SAME_ACCOUNT);
    assertThat(new JsonObject(sent.body()))
        .isEqualTo(
            object(
                "model_name", "kling-v1",
                "prompt", "a cat",
                "external_task_id", "video_1-1",
                "callback_url", "https://gw.example.com/v1/callbacks/kling/x"));
  }

  @Test
  void a_duplicate_whose_task_cannot_be_read_is_no_acceptance() {
    FakeVendor vendor =
        FakeVendor.answering(
            provider, account, DUPLICATE, RecordedReply.of(429, "{\"code\":1302}"));

    assertThatThrownBy(() -> vendor.run(provider.submit(plan(text("kling-v1")), account.context())))
        .isInstanceOf(ProviderException.class);
    assertThat(vendor.calls())
        .extracting(HttpCall::toString)
        .containsExactly(
            "POST https://api-singapore.klingai.com/v1/videos/text2video",
            "GET https://api-singapore.klingai.com/v1/videos/text2video/"
                + TestAccount.CORRELATION_ID);
  }

  @Test
  void a_found_task_of_another_id_proves_nothing() {
    assertThat(find("{\"task_id\":\"7\",\"task_info\":{\"external_task_id\":\"other\"}}"))
        .isEqualTo(new Found.Unsure());
    assertThat(find("{}")).isEqualTo(new Found.Unsure());
    assertThat(find("{\"task_id\":\"7\",\"task_info\":{}}"))
        .isEqualTo(
            new Found.Exists(
                new Submitted("7", Map.of("path", "/v1/videos/text2video"), new JsonObject())));
  }

  private Found find(String data) {
    RecordedReply reply = RecordedReply.of(200, "{\"code\":0,\"data\":" + data + "}");
    return FakeVendor.answering(provider, account, reply)
        .run(
            provider.find(
                new LostSubmit(
                    TestAccount.CORRELATION_ID, "kling-v1", "text2video", TestAccount.NOW),
                account.context()));
  }

  @ParameterizedTest
  @CsvSource({
    "kling-v1, text2video, /v1/videos/text2video/7",
    "kling-v1-6, avatar, /v1/videos/avatar/image2video/7",
    "kling-3.0, text2video, /tasks"
  })
  void a_task_of_which_only_the_id_is_known_is_looked_up_by_its_model(
      String model, String operation, String path) {
    FakeVendor vendor = FakeVendor.answering(provider, account, RecordedReply.of(429, "{}"));
    JobHandle job =
        new JobHandle(
            "7",
            Map.of(),
            model,
            operation,
            TestAccount.NOW,
            TestAccount.CORRELATION_ID,
            Optional.empty());

    assertThatThrownBy(() -> vendor.run(provider.poll(job, account.context())))
        .isInstanceOf(ProviderException.class);
    assertThat(vendor.calls().get(0).uri().getPath()).isEqualTo(path);
  }
}
