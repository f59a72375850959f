package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Channel;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Size;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.util.Optional;

/**
 * Finds the {@code req_key} of a request: what metadata says, else what the model stands for with
 * so many pictures. Nothing is chosen that the operator has not listed.
 */
final class ReqKeyChoice {
  static final String FIELD = "req_key";

  /** From here on a size counts as 1080p. */
  private static final int LARGE_SHORT_SIDE = 1000;

  private final GenerationRequest request;
  private final Channel channel;
  private final Draft draft;

  ReqKeyChoice(GenerationRequest request, Channel channel, Draft draft) {
    this.request = request;
    this.channel = channel;
    this.draft = draft;
  }

  String of(int pictures) {
    if (draft.metadata().has(FIELD)) {
      draft.used(FIELD);
      return chosen();
    }
    return ReqKeySwitch.named(request.model())
        .map(this::sized)
        .map(choice -> switched(choice, choice.pick(pictures)))
        .orElse(request.model());
  }

  private String chosen() {
    String model = request.model();
    Optional<String> reqKey = draft.metadata().text(FIELD).filter(name -> !name.isBlank());
    if (reqKey.isEmpty()) {
      draft.problem(Problem.invalid("metadata.req_key", "the name of a model", "something else"));
      return model;
    }
    if (!isOffered(reqKey.get())) {
      refuse("metadata.req_key", reqKey.get());
    } else if (!reqKey.get().equals(model)) {
      draft.warn(Warning.Code.OVERRIDDEN, "model", "metadata.req_key chose " + reqKey.get());
    }
    return reqKey.get();
  }

  /** The larger family of an alias, where the operator wants sizes to choose it. */
  private ReqKeySwitch sized(ReqKeySwitch choice) {
    return channel.flag(JimengProvider.SWITCH_BY_SIZE) && isLarge()
        ? choice.larger().flatMap(ReqKeySwitch::named).orElse(choice)
        : choice;
  }

  private boolean isLarge() {
    return request
        .size()
        .filter(size -> !size.isRatio() && shortSide(size) >= LARGE_SHORT_SIDE)
        .isPresent();
  }

  private static int shortSide(Size size) {
    return Math.min(size.width(), size.height());
  }

  /** An alias has to become a key; a key becomes another only where the operator wants it. */
  private String switched(ReqKeySwitch choice, String reqKey) {
    String model = request.model();
    if (choice.isAlias()) {
      if (!isOffered(reqKey)) {
        refuse("model", reqKey);
      }
      return reqKey;
    }
    boolean isWanted = channel.flag(JimengProvider.SWITCH_BY_IMAGES) && isOffered(reqKey);
    if (reqKey.equals(model) || !isWanted) {
      return model;
    }
    draft.warn(Warning.Code.OVERRIDDEN, "model", "the picture chose " + reqKey);
    return reqKey;
  }

  private boolean isOffered(String reqKey) {
    return reqKey.equals(request.model()) || channel.models().contains(reqKey);
  }

  private void refuse(String param, String reqKey) {
    draft.problem(Problem.unsupported(param, reqKey + " is not offered as " + request.model()));
  }
}
