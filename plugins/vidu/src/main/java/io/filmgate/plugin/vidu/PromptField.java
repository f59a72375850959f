package io.filmgate.plugin.vidu;

import io.filmgate.plugin.vidu.Shape.PromptRule;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.util.Optional;

/** The prompt, under the name that the vendor has for it; the same name in metadata wins. */
final class PromptField {
  private final Draft draft;
  private final JsonView metadata;

  PromptField(Draft draft) {
    this.draft = draft;
    this.metadata = draft.metadata();
  }

  void take(PromptRule rule) {
    draft.used(rule.field());
    Optional<String> own = metadata.text(rule.field()).filter(text -> !text.isBlank());
    String path = own.isPresent() ? "metadata." + rule.field() : "prompt";
    if (isGiven(rule.unless())) {
      draft.warn(Warning.Code.IGNORED, path, "metadata." + rule.unless() + " takes its place");
      return;
    }
    String prompt = own.orElse(draft.prompt());
    if (!prompt.equals(draft.prompt())) {
      draft.warn(Warning.Code.OVERRIDDEN, "prompt", path + " was used");
    }
    int length = prompt.codePointCount(0, prompt.length());
    if (length < rule.shortest() || length > rule.longest()) {
      String least = rule.shortest() == 0 ? "at most " : rule.shortest() + " to ";
      draft.problem(
          Problem.invalid(path, least + rule.longest() + " characters long", "" + length));
    }
    draft.set(rule.field(), prompt);
  }

  /** The operation has no place for words. */
  void leaveOut() {
    draft.warn(Warning.Code.IGNORED, "prompt", "not used by this operation");
  }

  private boolean isGiven(String field) {
    return !field.isEmpty() && metadata.text(field).filter(text -> !text.isEmpty()).isPresent();
  }
}
