package io.filmgate.plugin.jimeng;

import io.filmgate.spi.codec.Draft;
import java.util.Optional;

/** Writes {@code seed}: a whole number, −1 for a random one. */
final class SeedField {
  private static final String FIELD = "seed";

  private SeedField() {}

  static void write(Draft draft) {
    MetadataField own = new MetadataField(draft, FIELD);
    Optional<Long> topLevel = draft.seed();
    if (!own.isGiven()) {
      topLevel.ifPresent(seed -> draft.set(FIELD, seed));
      return;
    }
    draft.used(FIELD);
    Optional<Long> seed = own.value().whole("").filter(number -> number >= -1);
    if (seed.isEmpty()) {
      own.invalid("a whole number from -1");
      return;
    }
    draft.set(FIELD, seed.get());
    own.overrides(FIELD, topLevel.filter(other -> !other.equals(seed.get())).isPresent());
  }
}
