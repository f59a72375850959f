package io.filmgate.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProviderDescriptorTest {

  @Test
  void withers_add_up_and_change_copies_only() {
    ProviderDescriptor bare = ProviderDescriptor.of("acme", "Acme");
    ProviderDescriptor full =
        bare.baseUrl("https://api.acme.example")
            .settings(Field.flag("strict").defaultsTo("false"))
            .credentials(Field.secret("api_key"))
            .credentials(Field.text("access_key"), Field.secret("secret_key"))
            .hosts("*.acme.example")
            .jobLife(Duration.ofDays(7));
    assertThat(full.settings()).extracting(Field::name).containsExactly("base_url", "strict");
    assertThat(full.credentials()).hasSize(2);
    assertThat(full.hosts()).containsExactly("*.acme.example");
    assertThat(full.jobLife()).hasDays(7);
    assertThat(bare.settings()).isEmpty();
    assertThat(bare.credentials()).isEmpty();
  }

  @Test
  void ids_and_names_have_one_form() {
    assertThatThrownBy(() -> ProviderDescriptor.of("Acme", "Acme")).hasMessageContaining("id");
    assertThatThrownBy(() -> Field.text("apiKey")).hasMessageContaining("snake_case");
  }

  @Test
  void polling_has_a_floor() {
    assertThatThrownBy(
            () ->
                ProviderDescriptor.of("a", "A")
                    .poll(Duration.ZERO, Duration.ofMillis(1), Duration.ofSeconds(1)))
        .hasMessageContaining("100 ms");
  }
}
