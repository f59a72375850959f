package io.filmgate.core.provider.plugin;

import io.filmgate.spi.SpiVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * A plugin's jar, as far as it can be judged without running anything of it.
 *
 * @param source where the operator put it
 * @param copy what is loaded: a private copy that nobody overwrites
 * @param sha256 of the content, in hexadecimal digits
 * @param extensions the class names in {@code META-INF/extensions.idx}
 */
public record PluginJar(
    Path source,
    Path copy,
    String sha256,
    String id,
    String version,
    String requires,
    List<String> extensions) {
  private static final String EXTENSION_INDEX = "META-INF/extensions.idx";
  private static final String OWN_CLASSES = "io/filmgate/spi/";

  public PluginJar {
    extensions = List.copyOf(extensions);
  }

  /** Names this very content: {@code id@version#hash}, as a job's row keeps it. */
  public String tag() {
    return id + "@" + version + "#" + sha256.substring(0, 8);
  }

  /** Deletes the copy of a jar that is not going to be loaded. */
  public void discard() {
    PluginStaging.delete(copy);
  }

  /** Reads a staged copy. */
  static PluginJar read(Path source, Path copy, String sha256) throws PluginRefused {
    try (JarFile jar = new JarFile(copy.toFile(), false)) {
      Manifest manifest = jar.getManifest();
      Attributes about = manifest == null ? new Attributes() : manifest.getMainAttributes();
      String id = attribute(about, "Plugin-Id");
      List<String> problems = new ArrayList<>(manifestProblems(about));
      shadedClass(jar)
          .ifPresent(
              name ->
                  problems.add(
                      "it contains the provider interface itself ("
                          + name
                          + "); declare filmgate-spi with scope provided"));
      List<String> extensions = extensions(jar);
      if (jar.getEntry(EXTENSION_INDEX) == null) {
        problems.add(
            "no provider found: there is no META-INF/extensions.idx; on JDK 23 and later declare"
                + " pf4j in annotationProcessorPaths, and annotate the provider with @Extension");
      }
      if (!problems.isEmpty()) {
        throw new PluginRefused(String.join("; ", problems));
      }
      return new PluginJar(
          source,
          copy,
          sha256,
          id,
          attribute(about, "Plugin-Version"),
          attribute(about, "Plugin-Requires"),
          extensions);
    } catch (IOException broken) {
      throw new PluginRefused("not a jar, or a damaged one");
    }
  }

  private static List<String> manifestProblems(Attributes about) {
    String id = attribute(about, "Plugin-Id");
    if (id.isEmpty()) {
      return List.of("not a plugin: its manifest has no Plugin-Id");
    }
    List<String> problems = new ArrayList<>();
    if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
      problems.add("Plugin-Id must match [a-z][a-z0-9-]{0,39}, not " + id);
    }
    String version = attribute(about, "Plugin-Version");
    if (!PluginLoader.isVersion(version)) {
      problems.add("Plugin-Version must look like 1.2.3, not '" + version + "'");
    }
    requiresProblem(attribute(about, "Plugin-Requires")).ifPresent(problems::add);
    if (!attribute(about, "Plugin-Dependencies").isEmpty()) {
      problems.add("Plugin-Dependencies must go: plugins do not see each other");
    }
    if (!attribute(about, "Plugin-Class").isEmpty()) {
      problems.add("Plugin-Class must go: a provider is not started or stopped");
    }
    return problems;
  }

  private static Optional<String> requiresProblem(String requires) {
    String right = "; write for example '>=0.1.0 & <0.2.0'";
    if (requires.isEmpty()) {
      return Optional.of("Plugin-Requires is missing" + right);
    }
    return switch (PluginLoader.range(requires)) {
      case MALFORMED -> Optional.of("Plugin-Requires cannot be read: '" + requires + "'" + right);
      case UNBOUNDED ->
          Optional.of("Plugin-Requires has no upper bound: '" + requires + "'" + right);
      case OTHER_VERSION ->
          Optional.of(
              "it needs the provider interface in version "
                  + requires
                  + "; this gateway has "
                  + SpiVersion.CURRENT);
      case FITS -> Optional.empty();
    };
  }

  private static String attribute(Attributes about, String name) {
    String value = about.getValue(name);
    return value == null ? "" : value.strip();
  }

  private static Optional<String> shadedClass(JarFile jar) {
    return Collections.list(jar.entries()).stream()
        .map(JarEntry::getName)
        .filter(name -> name.contains(OWN_CLASSES) && name.endsWith(".class"))
        .findFirst();
  }

  private static List<String> extensions(JarFile jar) throws IOException {
    ZipEntry index = jar.getEntry(EXTENSION_INDEX);
    if (index == null) {
      return List.of();
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(jar.getInputStream(index), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .distinct()
          .toList();
    }
  }
}
