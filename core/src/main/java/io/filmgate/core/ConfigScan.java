package io.filmgate.core;

import io.filmgate.core.config.ConfigException;
import io.filmgate.core.config.Loaded;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Supplier;

/**
 * Looks for a changed configuration again and again. Files are taken over when they have been the
 * same twice: an editor may be in the middle of writing them.
 */
final class ConfigScan implements AutoCloseable {
  private final Vertx vertx;
  private final Supplier<Loaded> files;
  private final Runnable reload;
  private Object seen;
  private Object handled;
  private boolean isLooking;
  private long timer;

  /**
   * @param first what applies
   * @param files reads them; may end with a {@link ConfigException}
   * @param reload takes them over, if nothing is wrong with them; blocks
   */
  ConfigScan(Vertx vertx, Loaded first, Supplier<Loaded> files, Runnable reload) {
    this.vertx = vertx;
    this.files = files;
    this.reload = reload;
    this.seen = contents(first);
    this.handled = seen;
  }

  /** Looks until it is closed. */
  static ConfigScan start(Vertx vertx, RunningConfig running) {
    ConfigScan scan = new ConfigScan(vertx, running.loaded(), running::read, running::reload);
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

  /** One look; a second one that finds the same takes it over. */
  Void scan() {
    Object found = found();
    boolean isSettled = found.equals(seen);
    seen = found;
    if (isSettled && !found.equals(handled)) {
      handled = found;
      reload.run();
    }
    return null;
  }

  private Object found() {
    try {
      return contents(files.get());
    } catch (ConfigException wrong) {
      return wrong.problems();
    }
  }

  private static Object contents(Loaded loaded) {
    return List.of(loaded.sha256(), loaded.config());
  }
}
