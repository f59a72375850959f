package io.filmgate.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * One operation of the document.
 *
 * @param answers by status
 */
record Operation(String method, String template, SortedMap<Integer, ResponseRule> answers) {

  /** Whether a path, as it was sent, is one of this operation. */
  boolean isAt(String path) {
    List<String> wanted = List.of(template.split("/", -1));
    List<String> given = Stream.of(path.split("/", -1)).map(Operation::decoded).toList();
    if (wanted.size() != given.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).startsWith("{") && !wanted.get(i).equals(given.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return segment;
    }
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
