package io.filmgate.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.Channel;
import io.filmgate.spi.Field;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.ProviderDescriptor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChannelSettingsTest {
  private static final ProviderDescriptor ACME =
      ProviderDescriptor.of("acme", "Acme")
          .baseUrl("https://api.acme.example")
          .settings(
              Field.text("region").oneOf("north", "south").defaultsTo("north"),
              Field.flag("is_strict").defaultsTo("false"),
              Field.whole("retries").defaultsTo("3"));

  private static ChannelConfig channel(Map<String, Object> settings) {
    return new ChannelConfig(
        "a",
        "acme",
        true,
        false,
        settings,
        Defaults.CHANNEL.proxy(),
        Map.of("api_key", new SecretText("k")),
        new LinkedHashMap<>(Map.of("public", List.of("acme-1", "acme-2"))),
        Map.of(),
        Set.of(),
        0,
        1,
        Defaults.CHANNEL.limits(),
        Defaults.CHANNEL.inDoubt());
  }

  @Test
  void values_get_the_types_that_the_provider_declares() {
    ChannelSettings settings =
        ChannelSettings.of(channel(Map.of("is_strict", "true", "retries", "12")), ACME);
    assertThat(settings.problems()).isEmpty();
    assertThat(settings.values())
        .isEqualTo(
            Map.of(
                "base_url",
                "https://api.acme.example",
                "region",
                "north",
                "is_strict",
                true,
                "retries",
                12L));
  }

  @Test
  void a_plugin_sees_names_of_credentials_and_every_listed_model() {
    ChannelConfig config = channel(Map.of());
    Channel channel =
        ChannelSettings.of(config, ACME).channel(config, config.models().get("public"));
    assertThat(channel.credentials()).containsExactly("api_key");
    assertThat(channel.models()).containsExactlyInAnyOrder("acme-1", "acme-2");
    assertThat(channel.whole("retries")).isEqualTo(3);
  }

  @Test
  void a_vendors_model_that_the_plugin_does_not_know_is_only_a_warning() {
    Reading reading =
        new Reading(
            ConfigDecoder.none(Path.of("/srv")).withChannels(Map.of("a", channel(Map.of()))),
            Map.of(),
            new Places(YamlDocument.read("f", "", new Problems())),
            new Problems());
    Loaded checked =
        new Loaded(reading, "", () -> ConfigFile.defaults(Path.of("/srv")))
            .against(
                Map.of(
                    "acme",
                    ACME.credentials(Field.secret("api_key"))
                        .models(List.of(ModelInfo.of("acme-1")))));
    assertThat(checked.warnings())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("provider acme does not know \"acme-2\"; did you mean \"acme-1\"?");
  }
}
