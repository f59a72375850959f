package io.filmgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Submitted;
import org.junit.jupiter.api.Test;

class FakeVendorTest {
  private final SmallestProvider provider = new SmallestProvider();
  private final TestAccount account = TestAccount.allOf(provider.describe()).get(0);
  private final Plan plan =
      provider.plan(GenerationRequest.of("acme-1", "a cat"), account.channel());

  @Test
  void it_feeds_answers_and_keeps_the_authorised_calls() {
    FakeVendor vendor =
        FakeVendor.answering(provider, account, RecordedReply.of(200, "{\"id\":\"7\"}"));

    Submitted submitted = vendor.run(provider.submit(plan, account.context()));

    assertThat(submitted.jobId()).isEqualTo("7");
    assertThat(vendor.calls()).hasSize(1);
    assertThat(CallComparison.header(vendor.calls().get(0), "authorization"))
        .contains("Bearer secret-value-of-api_key");
  }

  @Test
  void a_call_without_an_answer_is_named() {
    FakeVendor vendor = FakeVendor.answering(provider, account);

    assertThatThrownBy(() -> vendor.run(provider.submit(plan, account.context())))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("call 1 was not foreseen: POST https://api.acme.example/v1/videos");
  }
}
