package io.filmgate.plugin.vidu;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.util.Optional;

/**
 * The seed: {@code metadata.seed}, or else {@code seed}. Zero and −1 ask for any, which is what the
 * vendor does without one.
 */
final class SeedField {
  private static final long LARGEST = Integer.MAX_VALUE;

  private final Draft draft;
  private final JsonView metadata;

  SeedField(Draft draft) {
    this.draft = draft;
    this.metadata = draft.metadata();
  }

  void take() {
    Optional<Long> seed = draft.seed();
    String path = "seed";
    draft.used("seed");
    if (metadata.has("seed")) {
      Optional<Long> own = metadata.whole("seed");
      if (own.isPresent() && seed.isPresent() && !own.equals(seed)) {
        draft.warn(Warning.Code.OVERRIDDEN, "seed", "metadata.seed was used");
      }
      path = "metadata.seed";
      seed = Optional.of(own.orElse(Long.MIN_VALUE));
    }
    if (seed.isPresent() && (seed.get() < -1 || seed.get() > LARGEST)) {
      String got = path.equals("seed") ? seed.get().toString() : metadata.view("seed").toString();
      draft.problem(Problem.invalid(path, "a whole number from −1 to " + LARGEST, got));
    }
    seed.filter(value -> value > 0).ifPresent(value -> draft.set("seed", value));
  }
}
