package io.filmgate.plugin.jimeng;

import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Size;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import io.filmgate.spi.codec.PictureLimits;
import io.vertx.core.json.JsonArray;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pictures of a request, from wherever the tenant put them: a list in metadata, else {@code
 * image}; a last frame of its own comes behind.
 */
final class Pictures {
  private static final List<String> LISTS = List.of("image_urls", "binary_data_base64", "images");
  private static final List<String> LAST_FRAMES = List.of("image_tail", "last_frame");

  /** 4.7 MB in the vendor's way of counting. */
  private static final long MOST_BYTES = 4 * 1024 * 1024 + 700 * 1024;

  private static final PictureLimits LIMITS =
      PictureLimits.of("JPEG", "PNG")
          .bytes(MOST_BYTES)
          .sides(320, 4096)
          .ratioUpTo(BigDecimal.valueOf(3));

  /** How far two shapes may be apart that would be one if pixels could be halved, as |ln|. */
  private static final double ROUNDING = 0.02;

  private record Picture(String param, ImageInput image) {}

  private final Draft draft;
  private final List<Picture> found = new ArrayList<>();
  private final List<String> written = new ArrayList<>();
  private Optional<String> listUsed = Optional.empty();

  private Pictures(Draft draft) {
    this.draft = draft;
  }

  static Pictures of(Draft draft) {
    Pictures pictures = new Pictures(draft);
    pictures.collect();
    pictures.found.forEach(pictures::check);
    return pictures;
  }

  /** How many were written, readable or not. */
  int count() {
    return written.size();
  }

  /** How the tenant spelled the field that a message about all pictures should name. */
  String param() {
    return written.isEmpty() ? "image" : written.get(0).replaceFirst("\\[0]$", "");
  }

  /** Writes the pictures as the list that fits their kind. */
  void writeLists() {
    warnOfOverriddenImage(listUsed);
    List<Picture> inline =
        found.stream().filter(picture -> picture.image() instanceof ImageInput.Inline).toList();
    if (!inline.isEmpty() && inline.size() < found.size()) {
      draft.problem(
          Problem.unsupported(
              found.get(1).param(), "pictures must be all addresses or all base64, not mixed"));
    } else if (!found.isEmpty()) {
      checkSameShape();
      draft.set(inline.isEmpty() ? "image_urls" : "binary_data_base64", references());
    }
  }

  /** Writes the one picture for a product that takes a single address. */
  void writeAddress() {
    boolean isInMetadata = draft.metadata().has("image_url");
    warnOfOverriddenImage(isInMetadata ? Optional.of("image_url") : listUsed);
    for (Picture picture : found) {
      if (picture.image() instanceof ImageInput.Url url) {
        draft.set("image_url", draft.reference(url, ImageInput.Encoding.BARE_BASE64));
      } else {
        draft.problem(Problem.image(picture.param(), picture.param() + " must be an address here"));
      }
    }
  }

  private JsonArray references() {
    return new JsonArray(
        found.stream()
            .map(picture -> draft.reference(picture.image(), ImageInput.Encoding.BARE_BASE64))
            .toList());
  }

  private void warnOfOverriddenImage(Optional<String> field) {
    if (field.isPresent() && !draft.images().isEmpty()) {
      draft.warn(Warning.Code.OVERRIDDEN, "image", "metadata." + field.get() + " was used");
    }
  }

  private void collect() {
    List<String> given = LISTS.stream().filter(this::isGivenList).toList();
    listUsed = given.stream().findFirst();
    listUsed.ifPresentOrElse(this::addAll, this::addTopLevel);
    if (given.size() > 1) {
      draft.problem(
          Problem.unsupported(
              "metadata." + given.get(1),
              "metadata.%s and metadata.%s exclude each other"
                  .formatted(given.get(0), given.get(1))));
    }
    LAST_FRAMES.forEach(this::addLastFrame);
  }

  private boolean isGivenList(String name) {
    JsonView list = draft.metadata().view(name);
    draft.used(name);
    if (list.has("") && !list.isArray()) {
      draft.problem(Problem.invalid("metadata." + name, "a list of pictures", "something else"));
    }
    return !list.list("").isEmpty();
  }

  private void addTopLevel() {
    for (ImageInput image : draft.images()) {
      written.add("image");
      found.add(new Picture("image", image));
    }
  }

  private void addAll(String name) {
    List<JsonView> elements = draft.metadata().list(name);
    for (int i = 0; i < elements.size(); i++) {
      add("metadata." + name + "[" + i + "]", elements.get(i));
    }
  }

  private void addLastFrame(String name) {
    JsonView frame = draft.metadata().view(name);
    draft.used(name);
    if (!frame.has("") || frame.text("").filter(String::isEmpty).isPresent()) {
      return;
    }
    if (written.isEmpty()) {
      draft.problem(Problem.missing("image", "the first frame to go with metadata." + name));
    }
    add("metadata." + name, frame);
  }

  private void add(String param, JsonView value) {
    written.add(param);
    String text = value.text("").orElse("");
    ImageInput.parse(text)
        .ifPresentOrElse(
            read -> found.add(new Picture(param, read)),
            () -> draft.problem(Problem.image(param, param + " " + ImageInput.fault(text))));
  }

  private void check(Picture picture) {
    LIMITS.check(picture.image(), picture.param()).forEach(draft::problem);
  }

  /** The first frame and the last one are one film, so they must be of one shape. */
  private void checkSameShape() {
    List<Size> sizes = found.stream().flatMap(picture -> dimensions(picture).stream()).toList();
    if (sizes.size() != 2 || found.size() != 2) {
      return;
    }
    double first = (double) sizes.get(0).width() / sizes.get(0).height();
    double last = (double) sizes.get(1).width() / sizes.get(1).height();
    if (Math.abs(Math.log(first / last)) > ROUNDING) {
      draft.problem(
          Problem.unsupported(
              found.get(1).param(),
              "%s must have the shape of %s, %s, not %s"
                  .formatted(
                      found.get(1).param(), found.get(0).param(), sizes.get(0), sizes.get(1))));
    }
  }

  private static Optional<Size> dimensions(Picture picture) {
    return picture.image() instanceof ImageInput.Inline inline
        ? inline.dimensions()
        : Optional.empty();
  }
}
