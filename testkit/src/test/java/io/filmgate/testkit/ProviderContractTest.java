package io.filmgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.filmgate.spi.VideoProvider;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProviderContractTest {

  static Stream<Arguments> brokenProviders() {
    return Stream.of(
        broken(
            "describes_itself_consistently", BrokenProviders.DeclaresSettingTwice::new, "region"),
        broken("same_request_same_plan", BrokenProviders.PlansWithTheClock::new, "time"),
        broken("plans_every_declared_model", BrokenProviders.PromisesTenSeconds::new, "10 s"),
        broken("calls_declared_hosts_only", BrokenProviders.IgnoresBaseUrl::new, "127.0.0.1:9"),
        broken("no_secret_in_any_toString", BrokenProviders.ShowsItsKey::new, "secretHeader()"),
        broken("recordings_replay", BrokenProviders.SendsMoreThanRecorded::new, "body.loud"),
        broken("unknown_members_are_ignored", BrokenProviders.KnowsEveryMember::new, "UNAVAILABLE"),
        broken("unknown_state_keeps_running", BrokenProviders.FailsOnNewStates::new, "Running"),
        broken(
            "final_stays_final", BrokenProviders.RemembersWhatItSaid::new, "asked again running"),
        broken(
            "metadata_cannot_take_what_the_gateway_owns",
            BrokenProviders.LetsMetadataTakeTheTag::new,
            "metadata.tag"),
        broken(
            "unused_fields_are_warned",
            BrokenProviders.WarnsOfSomeFields::new,
            "metadata.filmgate_nobodys_field vanishes"),
        broken("factors_are_complete", BrokenProviders.PricesSomeRequests::new, "[mode]"),
        broken("declared_abilities_are_recorded", AbleProvider::new, "=== expect healthy"),
        broken("old_handles_are_readable", BrokenProviders.ExpectsLongerIds::new, "0.1.0.json"),
        broken(
            "authorize_changes_only_headers_and_query",
            BrokenProviders.AuthorizesWithATimeout::new,
            "timeout"),
        broken(
            "every_failure_is_a_ProviderException",
            BrokenProviders.TakesServerErrorsForRefusals::new,
            "paid twice"),
        broken(
            "every_failure_is_a_ProviderException",
            BrokenProviders.TrustsTypes::new,
            "DecodeException"),
        broken(
            "every_failure_is_a_ProviderException",
            BrokenProviders.GivesUpOnServerErrors::new,
            "ends the job"));
  }

  private static Arguments broken(
      String behaviour, Supplier<VideoProvider> providers, String message) {
    return arguments(behaviour, providers, message);
  }

  @ParameterizedTest
  @MethodSource("brokenProviders")
  void a_mistake_fails_its_behaviour_and_no_other(
      String behaviour, Supplier<VideoProvider> providers, String message) {
    Map<String, String> failures = ContractRun.failures(providers);

    assertThat(failures).containsOnlyKeys(behaviour);
    assertThat(failures.get(behaviour)).contains(message);
  }

  @Test
  void a_good_provider_passes() {
    assertThat(ContractRun.failures(SmallestProvider::new)).isEmpty();
    assertThat(ContractRun.failures(AbleProvider::new, "abilities")).isEmpty();
  }

  @Test
  void a_provider_that_believes_callbacks_fails_the_behaviour_of_callbacks() {
    Map<String, String> failures =
        ContractRun.failures(BrokenProviders.TrustsCallbacks::new, "abilities");

    assertThat(failures).containsOnlyKeys("damaged_callbacks_are_answered");
    assertThat(failures.get("damaged_callbacks_are_answered")).contains("makes receive() throw");
  }

  @Test
  void without_recordings_the_author_is_told_where_to_put_them() {
    assertThat(ContractRun.failures(SmallestProvider::new, "nowhere"))
        .containsKey("recordings_replay")
        .allSatisfy((behaviour, message) -> assertThat(message).contains("test/resources/nowhere"));
  }
}
