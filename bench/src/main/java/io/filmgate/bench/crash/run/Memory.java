package io.filmgate.bench.crash.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The last things of a kind that clients know of. Any thread may use it. */
final class Memory<T> {
  private static final int MOST = 300;

  private final List<T> things = new ArrayList<>();
  private int next;

  synchronized void add(T thing) {
    if (things.size() < MOST) {
      things.add(thing);
    } else {
      things.set(next, thing);
      next = (next + 1) % MOST;
    }
  }

  synchronized Optional<T> any(RandomGenerator random) {
    return things.isEmpty()
        ? Optional.empty()
        : Optional.of(things.get(random.nextInt(things.size())));
  }
}
