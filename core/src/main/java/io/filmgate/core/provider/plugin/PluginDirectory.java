package io.filmgate.core.provider.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folders in which jars lie: the gateway's own, which nobody writes to, and the operator's.
 *
 * @param sha256 if not empty, no other jar is looked at
 */
public record PluginDirectory(Path bundled, Path operators, Set<String> sha256) {
  public PluginDirectory {
    Set<String> lowerCase = new HashSet<>();
    sha256.forEach(hash -> lowerCase.add(hash.toLowerCase(Locale.ROOT)));
    sha256 = Set.copyOf(lowerCase);
  }

  /** A file that is no plugin, and why. */
  public record Unusable(Path file, String line) {}

  /**
   * What the folders hold.
   *
   * @param byId staged jars, of each id the highest version first; of equal ones the operator's
   */
  public record Listing(Map<String, List<PluginJar>> byId, List<Unusable> unusable) {}

  /** Stages and lists every jar. Reads files: never on an event loop. */
  public Listing list(PluginStaging staging) {
    Map<String, List<PluginJar>> byId = new TreeMap<>();
    List<Unusable> unusable = new ArrayList<>();
    for (Path folder : List.of(operators, bundled)) {
      for (Path file : jars(folder, unusable)) {
        try {
          PluginJar jar = staging.stage(file);
          if (isAllowed(jar)) {
            byId.computeIfAbsent(jar.id(), id -> new ArrayList<>()).add(jar);
          } else {
            jar.discard();
            throw new PluginRefused("not in plugins.sha256; its hash is " + jar.sha256());
          }
        } catch (PluginRefused refused) {
          unusable.add(new Unusable(file, refused.getMessage()));
        }
      }
    }
    Comparator<PluginJar> byVersion =
        (one, other) -> PluginLoader.compareVersions(one.version(), other.version());
    byId.values().forEach(jars -> jars.sort(byVersion.reversed()));
    return new Listing(byId, List.copyOf(unusable));
  }

  private boolean isAllowed(PluginJar jar) {
    return sha256.isEmpty() || sha256.contains(jar.sha256());
  }

  private static List<Path> jars(Path folder, List<Unusable> unusable) {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      unusable.add(new Unusable(folder, "the folder cannot be read"));
      return List.of();
    }
  }
}
