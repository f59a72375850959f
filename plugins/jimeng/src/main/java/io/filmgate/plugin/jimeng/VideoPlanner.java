package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Channel;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Usage;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the body of one request: first which product, then what it takes. */
final class VideoPlanner {
  private static final String REQ_KEY = "req_key";

  /** The longest input video of the products that follow one. */
  private static final long MOST_MIMIC_SECONDS = 30;

  /** The longest video of any other product; for one that this version does not know. */
  private static final long MOST_SECONDS = 10;

  /** More than an hour is a mistake, not an order. */
  private static final long MOST_FRAMES = 100_000;

  private final GenerationRequest request;
  private final Channel channel;
  private final Draft draft;
  private final VideoFields fields;

  VideoPlanner(GenerationRequest request, Channel channel) {
    this.request = request;
    this.channel = channel;
    this.draft = Draft.of(request);
    this.fields = new VideoFields(draft);
  }

  Plan plan() {
    Pictures pictures = Pictures.of(draft);
    String reqKey = reqKey(pictures.count());
    draft.set(REQ_KEY, reqKey);
    ResultOptions.write(draft);
    return ProductTable.find(reqKey, pictures.count())
        .map(product -> planKnown(product, pictures))
        .orElseGet(() -> planOther(reqKey, pictures));
  }

  private String reqKey(int pictures) {
    if (draft.metadata().has(REQ_KEY)) {
      draft.used(REQ_KEY);
      return chosen();
    }
    return ReqKeySwitch.named(request.model())
        .map(choice -> switched(choice, choice.pick(pictures)))
        .orElse(request.model());
  }

  private String chosen() {
    String model = request.model();
    Optional<String> reqKey = draft.metadata().text(REQ_KEY).filter(name -> !name.isBlank());
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

  private Plan planKnown(Product product, Pictures pictures) {
    fields.prompt(product.promptCharacters());
    if (!product.takesPictures(pictures.count())) {
      draft.problem(
          Problem.unsupported(
              pictures.param(),
              "%s takes %s, not %d"
                  .formatted(product.reqKey(), product.picturesInWords(), pictures.count())));
    } else if (product.takes("image_url")) {
      pictures.writeAddress();
    } else {
      pictures.writeLists();
    }
    if (product.takes("seed")) {
      fields.seed();
    }
    Optional<Integer> seconds = fields.length(product);
    fields.shape(product);
    overlay(product);
    return draft.plan(product.reqKey(), product.capability().operation(), usage(product, seconds));
  }

  private void overlay(Product product) {
    TreeSet<String> rest = new TreeSet<>(product.fields());
    rest.removeAll(List.of("seed", "frames", "aspect_ratio"));
    rest.addAll(product.required().keySet());
    draft.overlay(rest);
    new TreeMap<>(product.required()).forEach(this::require);
  }

  private void require(String field, List<String> choices) {
    String param = "metadata." + field;
    String expected = choices.isEmpty() ? "a text" : "one of " + String.join(", ", choices);
    JsonView value = draft.body().view(field);
    if (!value.has("")) {
      draft.problem(Problem.missing(param, expected));
    } else if (value
        .text("")
        .filter(text -> choices.isEmpty() || choices.contains(text))
        .isEmpty()) {
      draft.problem(Problem.invalid(param, expected, value));
    }
  }

  private static Usage usage(Product product, Optional<Integer> seconds) {
    Map<String, String> factors = Map.of("resolution", product.capability().resolutions().get(0));
    return seconds
        .map(length -> Usage.video(length, factors))
        .orElseGet(() -> atMost(MOST_MIMIC_SECONDS, factors));
  }

  /** Passes everything on: what is not known cannot be checked. */
  private Plan planOther(String reqKey, Pictures pictures) {
    fields.prompt(Integer.MAX_VALUE);
    pictures.writeLists();
    fields.seed();
    draft.overlayEverything();
    Usage usage =
        draft
            .body()
            .whole("frames")
            .filter(frames -> frames > 1 && frames < MOST_FRAMES)
            .map(frames -> Usage.video(VideoFields.secondsCovering(frames), Map.of()))
            .orElseGet(() -> atMost(MOST_SECONDS, Map.of()));
    return draft.plan(reqKey, ProductTable.OTHER, usage);
  }

  private static Usage atMost(long seconds, Map<String, String> factors) {
    return new Usage(Map.of(Usage.VIDEOS, 1L, Usage.MILLISECONDS, seconds * 1000), factors, true);
  }
}
