package io.filmgate.testkit;

import io.filmgate.spi.Channel;
import io.filmgate.spi.Field;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.Moment;
import io.filmgate.spi.exchange.Secret;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An account to test with: a channel, its secrets, and a fixed time, nonce and correlation id, so
 * that signatures can be compared.
 *
 * @param channel as a provider sees it
 * @param secrets by the names of the credentials
 */
public record TestAccount(Channel channel, Map<String, String> secrets) {
  /** The time of every operation and every call. */
  public static final Instant NOW = Instant.parse("2026-01-20T06:52:00Z");

  /** The nonce of every call. */
  public static final String NONCE = "5f0c1f524a2e4e0c9a570d4f6b1c2e33";

  /** The correlation id of every operation. */
  public static final String CORRELATION_ID = "video_01KFD8Y5W3Q9V7M2N5P6R9S0XY-1";

  public TestAccount {
    secrets = Map.copyOf(secrets);
  }

  /**
   * One account for each alternative of credentials: settings at their defaults, or at {@code test}
   * where there is none, and secrets such as {@code secret-value-of-api_key}.
   */
  public static List<TestAccount> allOf(ProviderDescriptor descriptor) {
    Map<String, Object> settings = new LinkedHashMap<>();
    descriptor.settings().forEach(field -> settings.put(field.name(), defaultOf(field)));
    return descriptor.credentials().stream()
        .map(
            alternative -> {
              Map<String, String> secrets = new LinkedHashMap<>();
              alternative.forEach(
                  field -> secrets.put(field.name(), "secret-value-of-" + field.name()));
              return new TestAccount(
                  new Channel("test", settings, secrets.keySet(), Set.of()), secrets);
            })
        .toList();
  }

  private static Object defaultOf(Field field) {
    String text =
        field.defaultValue().orElse(field.choices().isEmpty() ? "test" : field.choices().get(0));
    boolean isGiven = field.defaultValue().isPresent();
    return switch (field.type()) {
      case TEXT, SECRET -> text;
      case FLAG -> isGiven && Boolean.parseBoolean(text);
      case WHOLE -> isGiven ? Long.parseLong(text) : 1L;
      case ADDRESS -> isGiven ? text : "https://" + field.name().replace('_', '-') + ".example";
    };
  }

  /** The same account with some settings changed. */
  public TestAccount withSettings(Map<String, Object> changed) {
    Map<String, Object> settings = new LinkedHashMap<>(channel.settings());
    settings.putAll(changed);
    return with(settings, secrets, channel.models());
  }

  /** The same account with these secrets and no others. */
  public TestAccount withSecrets(Map<String, String> others) {
    return with(channel.settings(), others, channel.models());
  }

  /** The same account, the operator having listed these vendor models. */
  public TestAccount withModels(Set<String> models) {
    return with(channel.settings(), secrets, models);
  }

  private TestAccount with(
      Map<String, Object> settings, Map<String, String> all, Set<String> models) {
    return new TestAccount(new Channel(channel.id(), settings, all.keySet(), models), all);
  }

  /** The same account as a recording changes it. */
  TestAccount with(JsonObject recorded) {
    TestAccount changed = this;
    if (recorded.containsKey("settings")) {
      Map<String, Object> settings = new LinkedHashMap<>();
      recorded
          .getJsonObject("settings")
          .forEach(
              setting ->
                  settings.put(
                      setting.getKey(),
                      setting.getValue() instanceof Integer whole
                          ? Long.valueOf(whole)
                          : setting.getValue()));
      changed = changed.withSettings(settings);
    }
    if (recorded.containsKey("credentials")) {
      Map<String, String> others = new LinkedHashMap<>();
      recorded
          .getJsonObject("credentials")
          .forEach(secret -> others.put(secret.getKey(), String.valueOf(secret.getValue())));
      changed = changed.withSecrets(others);
    }
    if (recorded.containsKey("models")) {
      changed =
          changed.withModels(
              Set.copyOf(
                  recorded.getJsonArray("models").stream()
                      .map(String::valueOf)
                      .distinct()
                      .toList()));
    }
    return changed;
  }

  /** What the provider may know while it talks to the vendor. */
  public CallContext context() {
    return new CallContext(channel, NOW, CORRELATION_ID, Optional.empty());
  }

  /** What {@code authorize} is given. */
  public Credentials credentials() {
    Map<String, Secret> wrapped = new LinkedHashMap<>();
    secrets.forEach((name, value) -> wrapped.put(name, new Secret(value)));
    return Credentials.of(wrapped).withSettings(channel.settings());
  }

  /** What {@code authorize} is given. */
  public Moment moment() {
    return new Moment(NOW, NONCE);
  }

  /** The channel, without the secrets. */
  @Override
  public String toString() {
    return "TestAccount[" + channel.id() + ", credentials " + channel.credentials() + "]";
  }
}
