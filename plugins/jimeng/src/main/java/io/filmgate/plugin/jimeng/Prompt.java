package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;

/**
 * What a product makes of a prompt, and how it is written.
 *
 * @param need whether it reads one
 * @param advised how many characters the vendor advises at most; it misbehaves on longer ones
 * @param most how many are too many
 */
record Prompt(Need need, int advised, int most) {
  /** Whether a product reads a prompt. */
  enum Need {
    REQUIRED,
    OPTIONAL,
    UNREAD
  }

  private static final String FIELD = "prompt";
  private static final int MOST = 800;

  static Prompt required(int advised) {
    return new Prompt(Need.REQUIRED, advised, MOST);
  }

  static Prompt optional(int advised) {
    return new Prompt(Need.OPTIONAL, advised, MOST);
  }

  static Prompt unread() {
    return new Prompt(Need.UNREAD, MOST, MOST);
  }

  /** Of a product that this version does not know. */
  static Prompt unlimited() {
    return new Prompt(Need.REQUIRED, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  void write(Draft draft) {
    if (need == Need.UNREAD) {
      draft.warn(Warning.Code.IGNORED, FIELD, "not used by this model");
      return;
    }
    MetadataField own = new MetadataField(draft, FIELD);
    String prompt = own.isGiven() ? own.value().text("").orElse("") : draft.prompt();
    if (own.isGiven()) {
      draft.used(FIELD);
      own.overrides(FIELD, !prompt.equals(draft.prompt()));
    }
    if (!prompt.isBlank()) {
      draft.set(FIELD, prompt);
      checkLength(draft, own.isGiven() ? own.param() : FIELD, prompt);
    } else if (need == Need.REQUIRED || own.isGiven()) {
      draft.problem(
          Problem.invalid(own.isGiven() ? own.param() : FIELD, "a text", "something else"));
    }
  }

  private void checkLength(Draft draft, String param, String prompt) {
    int characters = prompt.codePointCount(0, prompt.length());
    if (characters > most) {
      draft.problem(
          Problem.invalid(param, "at most " + most + " characters", characters + " characters"));
    } else if (characters > advised) {
      draft.warn(
          Warning.Code.NOT_GUARANTEED,
          param,
          "the vendor advises at most " + advised + " characters");
    }
  }
}
