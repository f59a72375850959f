package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Channel;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Usage;
import io.filmgate.spi.codec.Draft;
import java.util.Map;
import java.util.Optional;

/** Makes the body of one request: first which product, then what it takes. */
final class VideoPlanner {
  /** The longest video of a product that this version does not know. */
  private static final long MOST_SECONDS = 10;

  /** More than an hour is a mistake, not an order. */
  private static final long MOST_FRAMES = 100_000;

  private final Draft draft;
  private final ReqKeyChoice choice;

  VideoPlanner(GenerationRequest request, Channel channel) {
    this.draft = Draft.of(request);
    this.choice = new ReqKeyChoice(request, channel, draft);
  }

  Plan plan() {
    Pictures pictures = Pictures.of(draft);
    String reqKey = choice.of(pictures.count());
    if (ModelCatalogue.isNoVideo(reqKey)) {
      draft.problem(Problem.unsupported("model", reqKey + " makes no video"));
    }
    draft.set(ReqKeyChoice.FIELD, reqKey);
    ResultOptions.write(draft);
    return ProductTable.find(reqKey, pictures.count())
        .map(product -> planKnown(product, pictures))
        .orElseGet(() -> planOther(reqKey, pictures));
  }

  private Plan planKnown(Product product, Pictures pictures) {
    product.prompt().write(draft);
    writePictures(product, pictures);
    if (product.takes("seed")) {
      SeedField.write(draft);
    }
    Optional<Integer> seconds = LengthField.write(draft, product);
    String resolution = ResolutionField.write(draft, product);
    ShapeField.write(draft, product);
    product.own().forEach(field -> field.write(draft));
    Map<String, String> factors = Map.of("resolution", resolution);
    Usage usage =
        seconds
            .map(length -> Usage.video(length, factors))
            .orElseGet(() -> atMost(product.mostSeconds(), factors));
    return draft.plan(product.reqKey(), product.capability().operation(), usage);
  }

  private void writePictures(Product product, Pictures pictures) {
    SourcePicture source = new SourcePicture(draft, pictures);
    boolean takesAddress = product.takes(Product.IMAGE_URL);
    int count = takesAddress ? source.count() : pictures.count();
    if (!product.takesPictures(count)) {
      draft.problem(
          Problem.unsupported(
              pictures.param(),
              "%s takes %s, not %d".formatted(product.reqKey(), product.picturesInWords(), count)));
    } else if (takesAddress) {
      source.write();
    } else {
      pictures.writeLists();
    }
  }

  /** Passes everything on: what is not known cannot be checked. */
  private Plan planOther(String reqKey, Pictures pictures) {
    Prompt.unlimited().write(draft);
    pictures.writeLists();
    SeedField.write(draft);
    draft.overlayEverything();
    Usage usage =
        draft
            .body()
            .whole("frames")
            .filter(frames -> frames > 1 && frames < MOST_FRAMES)
            .map(frames -> Usage.video(LengthField.secondsCovering(frames), Map.of()))
            .orElseGet(() -> atMost(MOST_SECONDS, Map.of()));
    return draft.plan(reqKey, Operations.OTHER, usage);
  }

  private static Usage atMost(long seconds, Map<String, String> factors) {
    return new Usage(Map.of(Usage.VIDEOS, 1L, Usage.MILLISECONDS, seconds * 1000), factors, true);
  }
}
