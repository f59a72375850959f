package io.filmgate.app;

import io.filmgate.spi.VideoProvider;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.pf4j.Extension;

/**
 * The jar of somebody else's provider: one class, compiled against the plugin interface and what
 * comes with it, and packed as the plugins' parent does.
 */
final class OutsidePlugin {
  private static final Map<String, String> MANIFEST =
      Map.of(
          "Plugin-Id", "acme",
          "Plugin-Version", "1.0.0",
          "Plugin-Provider", "Acme",
          "Plugin-Requires", ">=0.1.0 & <0.2.0");

  private OutsidePlugin() {}

  /** Compiles and packs it. */
  static void write(Path jar, Path work) throws IOException {
    Path source = work.resolve("source/com/acme/AcmeProvider.java");
    Path classes = work.resolve("classes");
    Files.createDirectories(source.getParent());
    Files.createDirectories(classes);
    Files.writeString(source, Resources.text("outside/AcmeProvider.txt"));
    compile(source, classes);
    Files.createDirectories(jar.getParent());
    pack(classes, jar);
  }

  private static void compile(Path source, Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String visible =
        Stream.of(VideoProvider.class, JsonObject.class, Extension.class)
            .map(OutsidePlugin::origin)
            .collect(Collectors.joining(File.pathSeparator));
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int status =
        compiler.run(
            null,
            messages,
            messages,
            "--release",
            "17",
            "-cp",
            visible,
            "-processorpath",
            origin(Extension.class),
            "-d",
            classes.toString(),
            source.toString());
    if (status != 0) {
      throw new IllegalStateException(messages.toString(StandardCharsets.UTF_8));
    }
  }

  private static String origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void pack(Path classes, Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    MANIFEST.forEach(manifest.getMainAttributes()::putValue);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Path entry : files(classes)) {
        String name = classes.relativize(entry).toString().replace(File.separatorChar, '/');
        out.putNextEntry(new JarEntry(name));
        Files.copy(entry, out);
        out.closeEntry();
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
