package io.filmgate.spi;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One account at the vendor, as the operator configured it; without its secrets.
 *
 * @param id the operator's name for it
 * @param settings values of the declared {@link ProviderDescriptor#settings settings}, defaults
 *     filled in. A value is a {@code String}, {@code Long}, {@code Boolean} or {@code
 *     java.time.Duration}, as its {@link Field} declares
 * @param credentials the names of the credentials it has, never their values
 * @param models every vendor model that the operator listed for the public model in question; the
 *     first one listed is the request's, the others may be chosen by metadata
 */
public record Channel(
    String id, Map<String, Object> settings, Set<String> credentials, Set<String> models) {
  public Channel {
    Objects.requireNonNull(id, "id");
    settings = Map.copyOf(settings);
    credentials = Set.copyOf(credentials);
    models = Set.copyOf(models);
  }

  /** The setting {@code base_url}. */
  public URI baseUrl() {
    return URI.create(text("base_url"));
  }

  /**
   * A setting declared with {@link Field#text}.
   *
   * @throws IllegalArgumentException if there is no such setting, or it is of another type
   */
  public String text(String name) {
    return setting(name, String.class);
  }

  /**
   * A setting declared with {@link Field#flag}.
   *
   * @throws IllegalArgumentException if there is no such setting, or it is of another type
   */
  public boolean flag(String name) {
    return setting(name, Boolean.class);
  }

  /**
   * A setting declared with {@link Field#whole}.
   *
   * @throws IllegalArgumentException if there is no such setting, or it is of another type
   */
  public long whole(String name) {
    return setting(name, Long.class);
  }

  private <T> T setting(String name, Class<T> type) {
    Object value = settings.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "setting %s of channel %s is not a declared %s"
              .formatted(name, id, type.getSimpleName()));
    }
    return type.cast(value);
  }
}
