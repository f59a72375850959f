package io.filmgate.core.provider;

import io.filmgate.spi.Capability;
import io.filmgate.spi.Channel;
import io.filmgate.spi.Field;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Moment;
import io.filmgate.spi.exchange.Secret;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Made-up values that look right, for trying a plugin before it serves. */
final class DummyInputs {
  private static final String ADDRESS = "https://vendor.example.com";

  private DummyInputs() {}

  /** A channel with default settings and one of the alternative sets of credentials. */
  static Channel channel(ProviderDescriptor descriptor, List<Field> credentials, ModelInfo model) {
    Map<String, Object> settings = new HashMap<>();
    descriptor.settings().forEach(field -> settings.put(field.name(), value(field)));
    Set<String> models = new HashSet<>(model.variants());
    models.add(model.name());
    return new Channel("dummy", settings, names(credentials), models);
  }

  private static Set<String> names(List<Field> fields) {
    Set<String> names = new HashSet<>();
    fields.forEach(field -> names.add(field.name()));
    return names;
  }

  private static Object value(Field field) {
    String text = field.defaultValue().or(() -> field.choices().stream().findFirst()).orElse(null);
    return switch (field.type()) {
      case TEXT, SECRET -> text == null ? "dummy" : text;
      case FLAG -> Boolean.valueOf(text);
      case WHOLE -> text == null ? 1L : Long.parseLong(text);
      case ADDRESS -> text == null ? ADDRESS : text;
    };
  }

  /** Credentials of one alternative. */
  static Credentials credentials(List<Field> fields) {
    Map<String, Secret> secrets = new HashMap<>();
    fields.forEach(
        field ->
            secrets.put(
                field.name(),
                new Secret(
                    field.type() == Field.Type.SECRET
                        ? "dummy0123456789abcdef0123456789abcdef"
                        : value(field).toString())));
    return Credentials.of(secrets);
  }

  /** A request with as many pictures as an operation needs. */
  static GenerationRequest request(ModelInfo model, Capability row) {
    return new GenerationRequest(
        model.name(),
        "A lighthouse at dusk",
        Collections.nCopies(
            row.leastImages(), new ImageInput.Url("https://pictures.example.com/lighthouse.png")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        JsonView.EMPTY);
  }

  /** A call to the vendor, with a body that can be signed. */
  static HttpCall call(Channel channel) {
    Object base = channel.settings().get("base_url");
    return HttpCall.post(URI.create(base instanceof String text ? text : ADDRESS), "/dummy")
        .query("action", "try")
        .json(Buffer.buffer("{\"dummy\":true}"));
  }

  /** A moment. */
  static Moment moment() {
    return new Moment(Instant.parse("2026-01-02T03:04:05Z"), "0123456789abcdef0123456789abcdef");
  }
}
