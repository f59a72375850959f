package io.filmgate.core.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Joins the files of a folder: maps merge, anything else may stand in one file only. */
final class NodeMerge {
  private NodeMerge() {}

  static Node.Keys merge(Node.Keys first, Node.Keys second, Problems problems) {
    return merge("", first, second, problems);
  }

  private static Node.Keys merge(
      String path, Node.Keys first, Node.Keys second, Problems problems) {
    Map<String, Node> members = new LinkedHashMap<>(first.members());
    second
        .members()
        .forEach(
            (key, node) ->
                members.merge(
                    key,
                    node,
                    (one, other) ->
                        join(path.isEmpty() ? key : path + "." + key, one, other, problems)));
    return new Node.Keys(members, first.place());
  }

  private static Node join(String path, Node one, Node other, Problems problems) {
    if (one instanceof Node.Nothing) {
      return other;
    }
    if (one instanceof Node.Keys first && other instanceof Node.Keys second) {
      return merge(path, first, second, problems);
    }
    if (!(other instanceof Node.Nothing)) {
      problems.add(path, "this key stands in two files; first at " + one.place(), other.place());
    }
    return one;
  }
}
