package io.filmgate.core.config;

import io.filmgate.spi.Channel;
import io.filmgate.spi.Field;
import io.filmgate.spi.ProviderDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A channel's settings as its provider declares them: typed, with the provider's defaults.
 *
 * @param values what a plugin gets
 * @param problems what is wrong with the settings, with paths from the root of the file
 */
public record ChannelSettings(Map<String, Object> values, List<Problem> problems) {
  public ChannelSettings {
    values = Ordered.copy(values);
    problems = List.copyOf(problems);
  }

  /** Reads a channel's settings by its provider's declaration. */
  public static ChannelSettings of(ChannelConfig channel, ProviderDescriptor provider) {
    String path = "channels." + channel.id() + ".settings.";
    Map<String, Object> values = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    List<String> names = provider.settings().stream().map(Field::name).toList();
    channel.settings().keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(
            name ->
                problems.add(
                    problem(
                        path + name,
                        "provider %s has no such setting; %s"
                            .formatted(provider.id(), Suggestion.of(name, names)))));
    for (Field field : provider.settings()) {
      Optional<String> given =
          Optional.ofNullable(channel.settings().get(field.name())).map(Object::toString);
      Optional<String> text = given.or(field::defaultValue);
      Optional<Object> value = text.flatMap(written -> read(field, written));
      value.ifPresent(typed -> values.put(field.name(), typed));
      if (value.isEmpty()) {
        problems.add(problem(path + field.name(), complaint(field, text)));
      }
    }
    return new ChannelSettings(values, problems);
  }

  /** The channel as a plugin sees it, for one public model. */
  public Channel channel(ChannelConfig channel, List<String> vendorModels) {
    return new Channel(
        channel.id(), values, channel.credentials().keySet(), Set.copyOf(vendorModels));
  }

  private static Problem problem(String path, String message) {
    return new Problem(path, message, Optional.empty());
  }

  private static String complaint(Field field, Optional<String> text) {
    String help = field.help().isEmpty() ? "" : " (" + field.help() + ")";
    String expected = "must be " + expected(field) + help;
    boolean isHidden = field.type() == Field.Type.SECRET;
    return text.map(given -> expected + (isHidden ? "" : ", not \"" + given + "\""))
        .orElse("missing; " + expected);
  }

  private static String expected(Field field) {
    if (!field.choices().isEmpty()) {
      return "one of " + String.join(", ", field.choices());
    }
    return switch (field.type()) {
      case TEXT, SECRET -> "a text";
      case FLAG -> "true or false";
      case WHOLE -> "a whole number";
      case ADDRESS -> "an http or https address without user, query and fragment";
    };
  }

  private static Optional<Object> read(Field field, String text) {
    if (!field.choices().isEmpty() && !field.choices().contains(text)) {
      return Optional.empty();
    }
    return switch (field.type()) {
      case TEXT, SECRET -> Optional.of(text);
      case FLAG -> Scalars.FLAG.read(text).map(flag -> flag);
      case WHOLE -> whole(text);
      case ADDRESS -> Addresses.webAddress(text).map(address -> text);
    };
  }

  private static Optional<Object> whole(String text) {
    return text.matches("0|-?[1-9][0-9]{0,17}")
        ? Optional.of(Long.valueOf(text))
        : Optional.empty();
  }
}
