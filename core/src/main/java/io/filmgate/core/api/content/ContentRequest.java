package io.filmgate.core.api.content;

import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.Errors;
import io.filmgate.core.wire.FieldProblem;
import io.filmgate.core.wire.QueryString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a job's content.
 *
 * @param index which of its videos
 * @param proof what a signed link carries; empty where a key is needed
 */
record ContentRequest(int index, Optional<Proof> proof) {
  /** What a signed link carries, as it came. */
  record Proof(String expires, String signature) {}

  static ContentRequest read(QueryString query) {
    List<FieldProblem> problems = new ArrayList<>();
    Optional<String> index = query.one("index", problems);
    Optional<String> expires = query.one("expires", problems);
    Optional<String> signature = query.one("signature", problems);
    index
        .filter(text -> !text.matches("\\d{1,2}"))
        .ifPresent(
            text -> problems.add(FieldProblem.invalid("index", "a number from 0 to 99", text)));
    if (!problems.isEmpty()) {
      throw new ApiException(Errors.problems(problems));
    }
    return new ContentRequest(
        index.map(Integer::parseInt).orElse(0),
        query.has("signature")
            ? Optional.of(new Proof(expires.orElse(""), signature.orElse("")))
            : Optional.empty());
  }
}
