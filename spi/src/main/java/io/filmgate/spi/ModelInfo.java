package io.filmgate.spi;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A vendor's model.
 *
 * @param name the vendor's name
 * @param capabilities what it can do, one row per operation; the same rows should serve {@link
 *     VideoProvider#plan}'s checks
 * @param variants other vendor models that a request for this one may end up with, by metadata or
 *     by the pictures it brings. The operator has to list those that he allows
 */
public record ModelInfo(String name, List<Capability> capabilities, Set<String> variants) {
  public ModelInfo {
    Objects.requireNonNull(name, "name");
    capabilities = List.copyOf(capabilities);
    variants = Set.copyOf(variants);
  }

  /** A model without variants. */
  public static ModelInfo of(String name, Capability... capabilities) {
    return new ModelInfo(name, List.of(capabilities), Set.of());
  }

  /** The same model with variants. */
  public ModelInfo withVariants(String... names) {
    return new ModelInfo(name, capabilities, Set.of(names));
  }
}
