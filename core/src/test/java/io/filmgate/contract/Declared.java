package io.filmgate.contract;

import java.util.Comparator;
import java.util.Optional;

/**
 * One of the answers that the document describes.
 *
 * @param operation method and template of the path; {@code ANY} for requests that lead nowhere
 * @param code of an error; empty for answers that are none, and to HEAD, which has no body
 */
public record Declared(String operation, int status, Optional<String> code)
    implements Comparable<Declared> {
  /** The operation of requests that cannot be read, or lead nowhere. */
  public static final String ANY = "ANY";

  @Override
  public int compareTo(Declared other) {
    return Comparator.comparing(Declared::operation)
        .thenComparing(Declared::status)
        .thenComparing(declared -> declared.code().orElse(""))
        .compare(this, other);
  }

  @Override
  public String toString() {
    return operation + " " + status + code.map(name -> " " + name).orElse("");
  }
}
