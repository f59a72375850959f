package io.filmgate.core.provider.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Private copies of jars, each named by its content. A jar that is overwritten in place while it is
 * loaded serves classes of another one; nobody overwrites these.
 */
public final class PluginStaging {
  static final long LARGEST_JAR_BYTES = 64L << 20;

  private final Path folder;
  private final AtomicInteger next = new AtomicInteger();

  private PluginStaging(Path folder) {
    this.folder = folder;
  }

  /** A new, empty folder of its own inside another. */
  public static PluginStaging inside(Path parent) throws IOException {
    Files.createDirectories(parent);
    return new PluginStaging(Files.createTempDirectory(parent, "filmgate-plugins-"));
  }

  /** Copies a jar, hashes what was copied and reads the copy. */
  public PluginJar stage(Path source) throws PluginRefused {
    Path copy;
    String sha256;
    try {
      if (!Files.isRegularFile(source)) {
        throw new PluginRefused("cannot be read: not a file");
      }
      if (Files.size(source) > LARGEST_JAR_BYTES) {
        throw new PluginRefused("larger than " + LARGEST_JAR_BYTES + " bytes");
      }
      byte[] content = Files.readAllBytes(source);
      sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      copy = folder.resolve(sha256 + "-" + next.incrementAndGet() + ".jar");
      Files.write(copy, content);
    } catch (IOException unreadable) {
      throw new PluginRefused("cannot be read: " + unreadable.getClass().getSimpleName());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
    try {
      return PluginJar.read(source, copy, sha256);
    } catch (PluginRefused refused) {
      delete(copy);
      throw refused;
    }
  }

  /** Deletes a copy that is no longer needed. */
  static void delete(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException stillInUse) {
      copy.toFile().deleteOnExit();
    }
  }

  /** Deletes the folder with whatever is left in it. */
  public void close() {
    try (Stream<Path> left = Files.list(folder)) {
      left.forEach(PluginStaging::delete);
    } catch (IOException gone) {
      return;
    }
    delete(folder);
  }
}
