package io.filmgate.core.api.request;

import io.filmgate.core.wire.FieldProblem;
import io.filmgate.core.wire.Quoted;

/** How an address that must not be given to a vendor is told to who wrote it. */
public final class AddressProblem {
  private AddressProblem() {}

  /** An address that a vendor would fetch. */
  public static FieldProblem of(String path, String reason) {
    return of(path, "http(s)", reason);
  }

  /**
   * An address of a kind.
   *
   * @param reason the end of a sentence: {@code must be public, not private}
   */
  static FieldProblem of(String path, String kind, String reason) {
    String shown = Quoted.text(path);
    return new FieldProblem(
        "address_not_allowed",
        shown,
        shown + " must be a public " + kind + " address: it " + reason);
  }
}
