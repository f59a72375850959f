package io.filmgate.core.config;

import io.filmgate.spi.Field;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.ProviderDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold between channels and the providers that are loaded. */
final class PluginRules {
  private final Reading reading;
  private final Map<String, ProviderDescriptor> providers;

  private PluginRules(Reading reading, Map<String, ProviderDescriptor> providers) {
    this.reading = reading;
    this.providers = providers;
  }

  static void check(Reading reading, Map<String, ProviderDescriptor> providers) {
    reading.channels().values().forEach(new PluginRules(reading, providers)::channel);
  }

  private void channel(ChannelConfig channel) {
    String path = "channels." + channel.id();
    ProviderDescriptor provider = providers.get(channel.provider());
    if (provider == null) {
      Set<String> known = new TreeSet<>(providers.keySet());
      reading.refuse(
          path + ".provider",
          "no plugin \""
              + channel.provider()
              + "\" is loaded; "
              + Suggestion.of(channel.provider(), known));
      return;
    }
    ChannelSettings.of(channel, provider)
        .problems()
        .forEach(problem -> reading.refuse(problem.path(), problem.message()));
    credentials(path, channel, provider);
    models(path, channel, provider);
  }

  private void credentials(String path, ChannelConfig channel, ProviderDescriptor provider) {
    Set<String> given = channel.credentials().keySet();
    List<List<Field>> alternatives = provider.credentials();
    boolean isMatched =
        alternatives.isEmpty()
            ? given.isEmpty()
            : alternatives.stream().filter(fields -> isMatch(fields, given)).count() == 1;
    if (!isMatched) {
      String wanted =
          alternatives.stream().map(PluginRules::names).collect(Collectors.joining(", or "));
      reading.refuse(
          path + ".credentials",
          "provider %s needs %s; found %s"
              .formatted(
                  provider.id(),
                  wanted.isEmpty() ? "none" : wanted,
                  given.isEmpty() ? "none" : String.join(", ", given)));
    }
  }

  private static boolean isMatch(List<Field> fields, Set<String> given) {
    List<String> all = fields.stream().map(Field::name).toList();
    List<String> needed =
        fields.stream().filter(field -> field.defaultValue().isEmpty()).map(Field::name).toList();
    return given.containsAll(needed) && all.containsAll(given);
  }

  private static String names(List<Field> fields) {
    return fields.stream().map(Field::name).collect(Collectors.joining(" and "));
  }

  /** A warning only: a vendor may offer a model that the plugin has not heard of. */
  private void models(String path, ChannelConfig channel, ProviderDescriptor provider) {
    Set<String> known =
        provider.models().stream()
            .flatMap(model -> Stream.concat(Stream.of(model.name()), variants(model)))
            .collect(Collectors.toCollection(TreeSet::new));
    if (known.isEmpty()) {
      return;
    }
    channel
        .models()
        .forEach(
            (name, vendorModels) ->
                vendorModels.stream()
                    .filter(model -> !known.contains(model))
                    .forEach(
                        model ->
                            reading.warn(
                                path + ".models." + name,
                                "provider %s does not know \"%s\"; %s"
                                    .formatted(
                                        provider.id(), model, Suggestion.of(model, known)))));
  }

  private static Stream<String> variants(ModelInfo model) {
    return model.variants().stream();
  }
}
