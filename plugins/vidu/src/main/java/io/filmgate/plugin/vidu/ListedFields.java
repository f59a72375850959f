package io.filmgate.plugin.vidu;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.util.List;
import java.util.Optional;

/**
 * Takes the fields that the operation's file lists. What the vendor means anyway is not sent: it is
 * said to refuse fields that it does not want.
 */
final class ListedFields {
  private final Draft draft;
  private final Offer offer;
  private final JsonView metadata;

  ListedFields(Draft draft, Offer offer) {
    this.draft = draft;
    this.offer = offer;
    this.metadata = draft.metadata();
  }

  void take() {
    offer.shape().fields().values().forEach(this::take);
    offer.shape().needs().forEach(this::need);
  }

  private void take(FieldRule rule) {
    draft.used(rule.name());
    if (!metadata.has(rule.name())) {
      return;
    }
    String path = "metadata." + rule.name();
    Optional<Object> value = rule.read(metadata.view(rule.name()));
    if (value.isEmpty()) {
      draft.problem(Problem.invalid(path, rule.expected(), metadata.view(rule.name())));
    } else if (offer.isWithout(rule.name())) {
      if (!rule.isOmitted(value.get())) {
        draft.warn(Warning.Code.IGNORED, path, "does nothing with " + offer.model());
      }
    } else if (!rule.isOmitted(value.get())) {
      draft.set(rule.name(), value.get());
    }
  }

  private void need(List<String> group) {
    if (group.stream().noneMatch(name -> isThere(name))) {
      String first = group.get(0);
      String others =
          String.join(
              "",
              group.stream().skip(1).map(name -> ", or metadata." + name + " be given").toList());
      draft.problem(
          Problem.missing(
              "metadata." + first, offer.shape().fields().get(first).expected() + others));
    }
  }

  private boolean isThere(String name) {
    return metadata.has(name) && !metadata.text(name).orElse("-").isEmpty();
  }
}
