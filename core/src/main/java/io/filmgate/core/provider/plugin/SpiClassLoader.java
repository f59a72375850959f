package io.filmgate.core.provider.plugin;

import io.filmgate.spi.SpiVersion;
import java.util.List;
import java.util.Set;

/**
 * What a plugin sees of the gateway: the JDK and this list. Everything else a plugin has to bring
 * along; it sees neither core, nor core's libraries, nor other plugins.
 */
final class SpiClassLoader extends ClassLoader {
  private static final List<String> PACKAGES =
      List.of("io.filmgate.spi.", "io.vertx.core.json.", "io.vertx.core.buffer.", "org.slf4j.");

  private static final Set<String> CLASSES =
      Set.of("org.pf4j.Extension", "org.pf4j.ExtensionPoint");

  private final ClassLoader gateway;

  SpiClassLoader() {
    super("filmgate-spi", ClassLoader.getPlatformClassLoader());
    this.gateway = SpiVersion.class.getClassLoader();
  }

  /** Whether a class comes from the gateway even where the plugin's jar has one of that name. */
  static boolean owns(String className) {
    return CLASSES.contains(className) || PACKAGES.stream().anyMatch(className::startsWith);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return owns(name) ? gateway.loadClass(name) : super.loadClass(name, resolve);
  }
}
