package io.filmgate.core.config;

import io.filmgate.core.config.Problem.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file, or a folder of {@code *.yaml} files that are read as one.
 *
 * @param root everything that stands in them
 * @param sha256 of their names and bytes
 */
record YamlSource(Node.Keys root, String sha256) {
  private static final int MOST_BYTES = 1024 * 1024;

  /**
   * Reads the files.
   *
   * @param problems gets what is understood but not allowed
   * @throws ConfigException if a file cannot be read or understood at all
   */
  static YamlSource read(Path fileOrFolder, Problems problems) {
    Problems unreadable = new Problems();
    MessageDigest digest = sha256Digest();
    List<Node.Keys> roots = new ArrayList<>();
    for (Path file : files(fileOrFolder, problems)) {
      try {
        byte[] bytes = bytes(file);
        digest.update(
            (file.getFileName() + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        roots.add(YamlDocument.read(file.toString(), text(file, bytes), problems));
      } catch (ConfigException e) {
        e.problems().forEach(unreadable::add);
      }
    }
    unreadable.throwIfAny();
    Node.Keys nothing = new Node.Keys(Map.of(), new Place(fileOrFolder.toString(), 1));
    Node.Keys root =
        roots.stream()
            .reduce((first, second) -> NodeMerge.merge(first, second, problems))
            .orElse(nothing);
    return new YamlSource(root, HexFormat.of().formatHex(digest.digest()));
  }

  private static List<Path> files(Path fileOrFolder, Problems problems) {
    if (!Files.isDirectory(fileOrFolder)) {
      return List.of(fileOrFolder);
    }
    try (Stream<Path> entries = Files.list(fileOrFolder)) {
      List<Path> files = entries.sorted().filter(Files::isRegularFile).toList();
      files.stream()
          .filter(file -> file.toString().endsWith(".yml"))
          .forEach(
              file -> problems.warn(Problem.at(file.toString(), 1, "not read: only *.yaml is")));
      return files.stream().filter(file -> file.toString().endsWith(".yaml")).toList();
    } catch (IOException e) {
      throw refusal(fileOrFolder, 1, "cannot be read: " + e);
    }
  }

  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw refusal(file, 1, "larger than 1 MiB; a folder of smaller files can be named instead");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw refusal(file, 1, "there is no such file");
    } catch (IOException e) {
      throw refusal(file, 1, "cannot be read: " + e);
    }
  }

  /** The text of a file, without its byte order mark. */
  private static String text(Path file, byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw refusal(file, 1, "this is not UTF-8");
    }
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int indent = line.length() - line.stripLeading().length();
      if (indent < line.length() && line.lastIndexOf('\t', indent) >= 0) {
        throw refusal(file, i + 1, "a tab indents this line; only spaces may");
      }
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static ConfigException refusal(Path file, int line, String message) {
    return ConfigException.at(file.toString(), line, message);
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
