package io.filmgate.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces references inside values: to environment variables, with or without a default, and to
 * files. A doubled dollar sign stands for itself. An empty variable counts as one that is not set.
 */
final class References {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)}|\\$\\{.*", Pattern.DOTALL);
  private static final Pattern VARIABLE =
      Pattern.compile("env:([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?", Pattern.DOTALL);
  private static final int MOST_FILE_BYTES = 64 * 1024;

  private final Map<String, String> environment;
  private final Path home;
  private final Problems problems;
  private final Set<String> leftOut = new LinkedHashSet<>();

  References(Map<String, String> environment, Path home, Problems problems) {
    this.environment = environment;
    this.home = home;
    this.problems = problems;
  }

  /** The channels that are optional and lack a variable; known after {@link #resolve}. */
  Set<String> leftOut() {
    return leftOut;
  }

  Node.Keys resolve(Node.Keys root) {
    Map<String, Node> members = new LinkedHashMap<>();
    root.members()
        .forEach(
            (key, node) ->
                members.put(
                    key,
                    key.equals("channels") && node instanceof Node.Keys channels
                        ? channels(channels)
                        : all(node, key)));
    return new Node.Keys(members, root.place());
  }

  private Node channels(Node.Keys channels) {
    Map<String, Node> members = new LinkedHashMap<>();
    channels.members().forEach((id, node) -> members.put(id, channel(id, node)));
    return new Node.Keys(members, channels.place());
  }

  private Node channel(String id, Node node) {
    String path = "channels." + id;
    Set<String> unset = new LinkedHashSet<>();
    List<Problem> unsetProblems = new ArrayList<>();
    Node resolved = new Walk(unset, unsetProblems).node(node, path);
    if (!unset.isEmpty() && isOptional(resolved)) {
      leftOut.add(id);
      String names = String.join(", ", unset);
      problems.warn(new Problem(path, "left out; not set: " + names, Optional.of(node.place())));
    } else {
      unsetProblems.forEach(problems::add);
    }
    return resolved;
  }

  private static boolean isOptional(Node channel) {
    return channel instanceof Node.Keys keys
        && keys.members().get("optional") instanceof Node.Text text
        && text.value().equals("true");
  }

  private Node all(Node node, String path) {
    List<Problem> unsetProblems = new ArrayList<>();
    Node resolved = new Walk(new LinkedHashSet<>(), unsetProblems).node(node, path);
    unsetProblems.forEach(problems::add);
    return resolved;
  }

  /** One walk through a part of the tree, which notes the variables that are not set. */
  private final class Walk {
    private final Set<String> unset;
    private final List<Problem> unsetProblems;

    Walk(Set<String> unset, List<Problem> unsetProblems) {
      this.unset = unset;
      this.unsetProblems = unsetProblems;
    }

    Node node(Node node, String path) {
      if (node instanceof Node.Keys keys) {
        Map<String, Node> members = new LinkedHashMap<>();
        keys.members().forEach((key, member) -> members.put(key, node(member, path + "." + key)));
        return new Node.Keys(members, keys.place());
      } else if (node instanceof Node.Items items) {
        List<Node> list = new ArrayList<>();
        for (Node item : items.items()) {
          list.add(node(item, path + "[" + list.size() + "]"));
        }
        return new Node.Items(list, items.place());
      }
      return node instanceof Node.Text text && text.written().contains("${")
          ? text(text, path)
          : node;
    }

    private Node text(Node.Text text, String path) {
      Matcher matcher = REFERENCE.matcher(text.written());
      StringBuilder value = new StringBuilder();
      boolean isKnown = true;
      while (matcher.find()) {
        Optional<String> replacement =
            matcher.group().equals("$${")
                ? Optional.of("${")
                : replacement(matcher.group(), matcher.group(1), text, path);
        isKnown &= replacement.isPresent();
        matcher.appendReplacement(value, Matcher.quoteReplacement(replacement.orElse("")));
      }
      matcher.appendTail(value);
      return isKnown
          ? new Node.Text(value.toString(), text.written(), text.place())
          : new Node.Unset(text.place());
    }

    private Optional<String> replacement(String whole, String inner, Node.Text text, String path) {
      Matcher variable = VARIABLE.matcher(inner == null ? "" : inner);
      if (variable.matches()) {
        return variable(variable.group(1), Optional.ofNullable(variable.group(2)), text, path);
      } else if (inner != null && inner.startsWith("file:") && inner.length() > 5) {
        return file(home.resolve(inner.substring(5)), text, path);
      }
      problems.add(
          path,
          "%s is no reference; there are ${env:NAME}, ${env:NAME:-default}, ${file:/path}, and $${ for a plain ${"
              .formatted(whole),
          text.place());
      return Optional.empty();
    }

    private Optional<String> variable(
        String name, Optional<String> fallback, Node.Text text, String path) {
      Optional<String> value =
          Optional.ofNullable(environment.get(name)).filter(given -> !given.isEmpty());
      if (value.isEmpty() && fallback.isEmpty()) {
        unset.add(name);
        String state = environment.containsKey(name) ? " is empty" : " is not set";
        unsetProblems.add(
            new Problem(path, "environment variable " + name + state, Optional.of(text.place())));
      }
      return value.or(() -> fallback);
    }

    /** A file's content without the line break at its end. */
    private Optional<String> file(Path file, Node.Text text, String path) {
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MOST_FILE_BYTES + 1);
        if (bytes.length <= MOST_FILE_BYTES) {
          String content = new String(bytes, StandardCharsets.UTF_8);
          return Optional.of(content.replaceFirst("\r?\n$", ""));
        }
        problems.add(path, "file " + file + " is larger than 64 KiB", text.place());
      } catch (IOException e) {
        problems.add(path, "file " + file + " cannot be read: " + reason(e), text.place());
      }
      return Optional.empty();
    }

    private static String reason(IOException e) {
      return e instanceof NoSuchFileException
          ? "it does not exist"
          : e instanceof AccessDeniedException ? "access denied" : e.toString();
    }
  }
}
