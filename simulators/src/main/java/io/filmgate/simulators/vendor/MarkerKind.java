package io.filmgate.simulators.vendor;

import java.util.Locale;
import java.util.Optional;

/** Every fault that a prompt can ask for; the grammar is explained at {@link MarkerGrammar}. */
public enum MarkerKind {
  /** {@code [[CODE]]}: this one has no word of its own. */
  REFUSE(Argument.CODE),
  POLL(Argument.CODE_AND_TIMES),
  FAIL(Argument.TEXT),
  STUCK(Argument.NONE),
  SLOW(Argument.SECONDS),
  RUN(Argument.SECONDS),
  DROP_BEFORE_ACCEPT(Argument.NONE),
  DROP_AFTER_ACCEPT(Argument.NONE),
  LATE_REGISTER(Argument.SECONDS),
  HTTP(Argument.STATUS),
  HTTP_AFTER_ACCEPT(Argument.STATUS),
  NO_URL(Argument.NONE),
  RESP_DATA_ONLY(Argument.NONE),
  EXPIRED(Argument.NONE),
  UNKNOWN_STATE(Argument.TEXT);

  enum Argument {
    NONE(""),
    CODE(""),
    CODE_AND_TIMES(":CODE or :CODExN"),
    SECONDS(":SECONDS"),
    STATUS(":STATUS"),
    TEXT(":TEXT");

    private final String form;

    Argument(String form) {
      this.form = form;
    }
  }

  private final Argument argument;

  MarkerKind(Argument argument) {
    this.argument = argument;
  }

  Argument argument() {
    return argument;
  }

  String form() {
    return this == REFUSE ? "[[CODE]]" : "[[" + word() + argument.form + "]]";
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<MarkerKind> ofWord(String word) {
    for (MarkerKind kind : values()) {
      if (kind != REFUSE && kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
