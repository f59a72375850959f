package io.filmgate.core;

import io.filmgate.core.config.ConfigException;
import io.filmgate.core.config.Loaded;
import io.filmgate.core.config.Problem;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks for a changed configuration again and again. What has been the same twice is handed on as
 * it was read: an editor may be in the middle of writing.
 */
final class ConfigScan implements AutoCloseable {
  private final Vertx vertx;
  private final Supplier<Loaded> files;
  private final Consumer<Supplier<Loaded>> changed;
  private Look seen;
  private Look handled;
  private boolean isLooking;
  private long timer;

  /** What the files said: a configuration, or what is wrong with them. */
  private record Look(Optional<Loaded> loaded, List<Problem> problems) {
    static Look at(Supplier<Loaded> files) {
      try {
        return new Look(Optional.of(files.get()), List.of());
      } catch (ConfigException wrong) {
        return new Look(Optional.empty(), wrong.problems());
      }
    }

    Loaded get() {
      return loaded.orElseThrow(() -> new ConfigException(problems));
    }
  }

  /**
   * @param first what applies
   * @param changed told what changed files say, which may end with a {@link ConfigException}; may
   *     block
   */
  ConfigScan(Vertx vertx, Loaded first, Consumer<Supplier<Loaded>> changed) {
    this.vertx = vertx;
    this.files = first::again;
    this.changed = changed;
    this.seen = new Look(Optional.of(first), List.of());
    this.handled = seen;
  }

  /** Looks until it is closed. */
  static ConfigScan start(Vertx vertx, RunningConfig running) {
    ConfigScan scan = new ConfigScan(vertx, running.loaded(), running::reload);
    scan.timer = vertx.setPeriodic(GatewayLimits.CONFIG_SCAN.toMillis(), due -> scan.look());
    return scan;
  }

  @Override
  public void close() {
    vertx.cancelTimer(timer);
  }

  private void look() {
    if (!isLooking) {
      isLooking = true;
      vertx.executeBlocking(this::scan, false).onComplete(done -> isLooking = false);
    }
  }

  /** One look; a second one that finds the same hands it on. */
  Void scan() {
    Look found = Look.at(files);
    boolean isSettled = found.equals(seen);
    seen = found;
    if (isSettled && !found.equals(handled)) {
      handled = found;
      changed.accept(found::get);
    }
    return null;
  }
}
