package io.filmgate.core.management.operator;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an operator may do. */
public enum Role {
  /** Look at everything. */
  VIEWER,
  /** Change it, too. */
  ADMIN;

  /** A role as a token names it. */
  public static Optional<Role> named(String name) {
    return Stream.of(values()).filter(role -> role.text().equals(name)).findFirst();
  }

  /** As tokens name it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
