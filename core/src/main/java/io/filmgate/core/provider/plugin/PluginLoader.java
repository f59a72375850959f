package io.filmgate.core.provider.plugin;

import io.filmgate.spi.SpiVersion;
import io.filmgate.spi.VideoProvider;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pf4j.AbstractPluginManager;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.DefaultExtensionFactory;
import org.pf4j.DefaultExtensionFinder;
import org.pf4j.DefaultVersionManager;
import org.pf4j.ExtensionFactory;
import org.pf4j.ExtensionFinder;
import org.pf4j.JarPluginLoader;
import org.pf4j.JarPluginRepository;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.Plugin;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginManager;
import org.pf4j.PluginRepository;
import org.pf4j.PluginState;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.VersionManager;

/**
 * Loads one jar through PF4J, and is the only class that knows PF4J.
 *
 * <p>What PF4J 3.15 does by itself and must not do here: it ignores {@code Plugin-Requires} unless
 * told the system's version; it holds an id only once per manager, so each jar gets a manager of
 * its own; it passes over extensions that do not link, so they are loaded here, one by one.
 */
public final class PluginLoader {
  /** How {@code Plugin-Requires} relates to this gateway's version. */
  enum Range {
    MALFORMED,
    UNBOUNDED,
    OTHER_VERSION,
    FITS
  }

  private static final String FAR_FUTURE = "999999.0.0";

  static boolean isVersion(String version) {
    try {
      return !version.isEmpty()
          && new DefaultVersionManager().compareVersions(version, version) == 0;
    } catch (RuntimeException malformed) {
      return false;
    }
  }

  static int compareVersions(String one, String other) {
    return new DefaultVersionManager().compareVersions(one, other);
  }

  static Range range(String requires) {
    if (requires.matches("\\d+\\.\\d+\\.\\d+")) {
      return Range.UNBOUNDED; // PF4J reads a bare version as "this one or a later one"
    }
    VersionManager versions = new DefaultVersionManager();
    try {
      if (versions.checkVersionConstraint(FAR_FUTURE, requires)) {
        return Range.UNBOUNDED;
      }
      return versions.checkVersionConstraint(SpiVersion.CURRENT, requires)
          ? Range.FITS
          : Range.OTHER_VERSION;
    } catch (RuntimeException malformed) {
      return Range.MALFORMED;
    }
  }

  /** Loads a jar and makes its provider. Runs code of the jar: never on an event loop. */
  public LoadedPlugin load(PluginJar jar) throws PluginRefused {
    OneJarManager manager = new OneJarManager(jar.copy());
    Runnable unload =
        () -> {
          if (manager.getPlugin(jar.id()) != null) {
            manager.unloadPlugin(jar.id());
          }
          PluginStaging.delete(jar.copy());
        };
    try {
      String id = manager.loadPlugin(jar.copy());
      PluginWrapper wrapper = manager.getPlugin(id);
      if (wrapper.getPluginState() == PluginState.DISABLED) {
        throw new PluginRefused("PF4J refuses it: Plugin-Requires is " + jar.requires());
      }
      VideoProvider provider = provider(jar, wrapper.getPluginClassLoader());
      return new LoadedPlugin(jar, provider, wrapper.getPluginClassLoader(), unload);
    } catch (PluginRefused refused) {
      unload.run();
      throw refused;
    } catch (RuntimeException | LinkageError broken) {
      unload.run();
      throw new PluginRefused("could not be loaded: " + broken.getClass().getName());
    }
  }

  private static VideoProvider provider(PluginJar jar, ClassLoader loader) throws PluginRefused {
    List<Class<?>> candidates = new ArrayList<>();
    for (String name : jar.extensions()) {
      try {
        candidates.add(Class.forName(name, false, loader));
      } catch (ClassNotFoundException missing) {
        throw new PluginRefused("META-INF/extensions.idx names a class that is not there: " + name);
      } catch (LinkageError broken) {
        throw new PluginRefused(name + " does not link: " + missing(broken));
      }
    }
    List<Class<?>> providers =
        candidates.stream().filter(VideoProvider.class::isAssignableFrom).toList();
    if (providers.isEmpty()) {
      throw new PluginRefused(
          "no provider found: META-INF/extensions.idx names no class that is a VideoProvider");
    }
    if (providers.size() > 1) {
      throw new PluginRefused(
          "one jar holds one provider, not " + providers.stream().map(Class::getName).toList());
    }
    return create(providers.get(0));
  }

  private static VideoProvider create(Class<?> type) throws PluginRefused {
    try {
      return (VideoProvider) type.getConstructor().newInstance();
    } catch (InvocationTargetException thrown) {
      throw new PluginRefused(
          thrown.getCause() instanceof LinkageError broken
              ? type.getName() + " does not link: " + missing(broken)
              : type.getName() + "'s constructor throws " + thrown.getCause().getClass().getName());
    } catch (ReflectiveOperationException notCallable) {
      throw new PluginRefused(
          type.getName() + " must be public, with a public constructor without parameters");
    } catch (LinkageError broken) {
      throw new PluginRefused(type.getName() + " does not link: " + missing(broken));
    }
  }

  /** The classes that a plugin cannot see are named: no secret, and just what its author needs. */
  private static String missing(LinkageError broken) {
    return broken.getClass().getSimpleName() + " " + broken.getMessage();
  }

  /** A manager for one jar, without PF4J's folders, files and modes. */
  private static final class OneJarManager extends AbstractPluginManager {
    OneJarManager(Path copy) {
      super(copy.getParent());
      setSystemVersion(SpiVersion.CURRENT);
    }

    @Override
    protected PluginRepository createPluginRepository() {
      return new JarPluginRepository(getPluginsRoots());
    }

    @Override
    protected PluginFactory createPluginFactory() {
      return wrapper -> new Plugin();
    }

    @Override
    protected ExtensionFactory createExtensionFactory() {
      return new DefaultExtensionFactory();
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
      return new ManifestPluginDescriptorFinder();
    }

    @Override
    protected ExtensionFinder createExtensionFinder() {
      return new DefaultExtensionFinder(this);
    }

    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
      return new PluginStatusProvider() {
        @Override
        public boolean isPluginDisabled(String id) {
          return false;
        }

        @Override
        public void disablePlugin(String id) {}

        @Override
        public void enablePlugin(String id) {}
      };
    }

    @Override
    protected org.pf4j.PluginLoader createPluginLoader() {
      return new JarPluginLoader(this) {
        @Override
        public ClassLoader loadPlugin(Path copy, PluginDescriptor descriptor) {
          GuardedClassLoader loader = new GuardedClassLoader(pluginManager, descriptor);
          loader.addFile(copy.toFile());
          return loader;
        }
      };
    }

    @Override
    protected VersionManager createVersionManager() {
      return new DefaultVersionManager();
    }
  }

  /** The gateway's classes from the gateway always, the JDK's from the JDK, others from the jar. */
  private static final class GuardedClassLoader extends PluginClassLoader {
    GuardedClassLoader(PluginManager manager, PluginDescriptor descriptor) {
      super(manager, descriptor, new SpiClassLoader(), ClassLoadingStrategy.APD);
    }

    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
      return SpiClassLoader.owns(name) ? getParent().loadClass(name) : super.loadClass(name);
    }
  }
}
