package io.filmgate.testkit;

import io.filmgate.spi.VideoProvider;
import java.util.Optional;

/** The contract as an author runs it. */
class SmallestProviderTest extends ProviderContract {
  @Override
  protected VideoProvider provider() {
    return new SmallestProvider();
  }

  @Override
  protected Optional<String> statePath() {
    return Optional.of("state");
  }
}
