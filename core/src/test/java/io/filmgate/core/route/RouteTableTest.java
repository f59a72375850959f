package io.filmgate.core.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.bus.LocalCodec;
import io.filmgate.core.config.ConfigFile;
import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.provider.ObedientPlugin;
import io.filmgate.core.provider.Providers;
import io.filmgate.core.provider.ProvidersSetup;
import io.filmgate.core.provider.TestProviders;
import io.filmgate.core.tenant.Tenant;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteTableTest {
  private static final String CHANNELS =
      """
      channels:
        a: &account
          provider: acme
          settings: { base_url: "http://127.0.0.1:1" }
          credentials: { api_key: hush }
          models: { clip: [acme-1, acme-2], other: acme-1 }
          groups: [default, vip]
          priority: 3
        b: { provider: acme, credentials: { api_key: hush }, models: { clip: acme-1 }, groups: [vip], priority: 2 }
        c: { provider: acme, credentials: { api_key: hush }, models: { clip: acme-1 }, enabled: false }
        d: { provider: gone, credentials: { api_key: hush }, models: { clip: acme-1 } }
        e: { provider: acme, credentials: { api_key: hush }, models: { clip: acme-1 }, priority: 1 }
      """
          .replace(" &account", "");

  private static final Vertx VERTX = Vertx.vertx();
  @TempDir private static Path folder;
  private static Providers providers;

  @BeforeAll
  static void loadPlugins() {
    LocalCodec.register(VERTX.eventBus());
    ObedientPlugin.forgetful(folder.resolve("plugins"), "acme");
    providers =
        TestProviders.await(
            Providers.start(
                VERTX,
                new ProvidersSetup(
                    folder.resolve("plugins"),
                    folder.resolve("none"),
                    Set.of(),
                    folder.resolve("staging"),
                    InstantSource.system(),
                    new Random(1),
                    port -> false,
                    Optional::empty,
                    new SimpleMeterRegistry())));
  }

  @AfterAll
  static void close() {
    TestProviders.await(providers.close());
    TestProviders.await(VERTX.close());
  }

  private static RouteTable table(String routes) throws IOException {
    Path file = Files.writeString(folder.resolve("filmgate.yaml"), CHANNELS + routes);
    return RouteTable.of(
        ConfigFile.load(file, Map.of(), folder).config(), providers, new Random(1));
  }

  private static Tenant tenant(String... groups) {
    return new Tenant("t", Set.of(groups), BigDecimal.ONE, LimitsConfig.NONE);
  }

  private static RouteQuestion question(Tenant tenant, boolean hasImage, String seconds) {
    return new RouteQuestion(
        "clip",
        tenant,
        hasImage,
        Optional.of(seconds).filter(text -> !text.isEmpty()).map(BigDecimal::new),
        Optional.empty());
  }

  private static List<String> ids(RouteTable table, RouteQuestion question) {
    return table.candidates(question).stream().map(found -> found.channel().id()).toList();
  }

  private static List<String> ids(RouteTable table, Tenant tenant) {
    return ids(table, question(tenant, false, ""));
  }

  @Test
  void without_a_rule_every_enabled_channel_of_the_tenants_groups_serves() throws IOException {
    RouteTable table = table("");
    assertThat(ids(table, tenant("default"))).containsExactly("a", "e");
    assertThat(ids(table, tenant("vip"))).containsExactly("a", "b");
    assertThat(ids(table, tenant("default", "vip"))).containsExactly("a", "b", "e");
    assertThat(ids(table, tenant("nobody"))).isEmpty();
  }

  @Test
  void the_first_rule_that_matches_decides_alone() throws IOException {
    RouteTable table =
        table(
            """
            routes:
              - { when: { model: "cl*", group: vip }, channels: [b] }
              - { when: { model: clip }, channels: [e, a] }
              - { when: { model: "*" }, channels: [a] }
            """);
    assertThat(ids(table, tenant("vip", "default"))).containsExactly("b");
    assertThat(ids(table, tenant("default"))).containsExactly("a", "e");
  }

  @Test
  void a_rule_whose_channels_the_tenant_may_not_use_leaves_none() throws IOException {
    RouteTable table = table("routes: [{ when: { model: clip }, channels: [b] }]");
    assertThat(ids(table, tenant("default"))).isEmpty();
  }

  @Test
  void rules_look_at_pictures_seconds_and_tenants() throws IOException {
    RouteTable table =
        table(
            """
            routes:
              - { when: { image: true }, channels: [e] }
              - { when: { seconds: 5..10 }, channels: [a] }
              - { when: { tenant: t }, channels: [e, a] }
            """);
    Tenant tenant = tenant("default");
    assertThat(ids(table, question(tenant, true, "5"))).containsExactly("e");
    assertThat(ids(table, question(tenant, false, "5"))).containsExactly("a");
    assertThat(ids(table, question(tenant, false, "10"))).containsExactly("a");
    assertThat(ids(table, question(tenant, false, "10.5"))).containsExactly("a", "e");
    assertThat(ids(table, question(tenant, false, ""))).containsExactly("a", "e");
  }

  @Test
  void a_tenants_models_are_those_of_its_channels() throws IOException {
    assertThat(table("").models(tenant("default"))).containsExactlyInAnyOrder("clip", "other");
    assertThat(table("").models(tenant("nobody"))).isEmpty();
  }

  @Test
  void a_channel_that_takes_no_jobs_is_still_found_for_those_that_it_has() throws IOException {
    RouteTable table = table("");
    assertThat(table.channel("c", "clip")).isPresent();
    assertThat(table.channel("c")).isPresent();
    assertThat(table.channel("d")).as("its plugin is not there").isEmpty();
    assertThat(table.channel("a", "gone")).isEmpty();
  }

  @Test
  void a_candidate_sends_the_first_vendor_model_and_offers_the_others() throws IOException {
    Candidate candidate = table("").channel("a", "clip").orElseThrow();
    assertThat(candidate.vendorModel()).isEqualTo("acme-1");
    assertThat(candidate.account().channel().models())
        .containsExactlyInAnyOrder("acme-1", "acme-2");
  }
}
