package io.filmgate.core.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
  private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

  private static ApiKey key(List<String> models, List<String> addresses) {
    return new ApiKey("acme", "web", models, addresses, Optional.of(END), true, LimitsConfig.NONE);
  }

  @Test
  void it_may_use_what_one_of_its_patterns_means() {
    ApiKey key = key(List.of("kling-*", "viduq1"), List.of());
    assertThat(key.mayUse("kling-v3")).isTrue();
    assertThat(key.mayUse("viduq1")).isTrue();
    assertThat(key.mayUse("viduq3-pro")).isFalse();
    assertThat(key(List.of(), List.of()).mayUse("viduq1")).isFalse();
  }

  @Test
  void it_may_come_from_its_addresses_or_from_anywhere() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    assertThat(key(List.of(), List.of()).mayComeFrom(loopback)).isTrue();
    assertThat(key(List.of(), List.of("127.0.0.0/8")).mayComeFrom(loopback)).isTrue();
    assertThat(key(List.of(), List.of("10.0.0.0/8", "::1")).mayComeFrom(loopback)).isFalse();
  }

  @Test
  void it_expires_at_its_instant() {
    ApiKey key = key(List.of(), List.of());
    assertThat(key.isExpired(END.minusMillis(1))).isFalse();
    assertThat(key.isExpired(END)).isTrue();
  }
}
