package io.filmgate.core.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A store that was put in place from a copy.
 *
 * @param first what came of the work that was done before anybody could serve it
 * @param madeAt when the copy was made
 * @param kept where the store is that was there before
 */
public record RestoredStore<R>(R first, Instant madeAt, Optional<Path> kept) {}
