package io.filmgate.plugin.vidu;

import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import io.filmgate.spi.codec.PictureLimits;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Puts pictures into the body, and knows how large they make it. */
final class PlacedPictures {
  private final Draft draft;
  private long inlineBytes;

  PlacedPictures(Draft draft) {
    this.draft = draft;
  }

  /** What stands in the body for a picture. */
  String place(ImageInput picture) {
    inlineBytes += picture instanceof ImageInput.Inline inline ? inline.base64().length() : 0;
    return draft.reference(picture, ImageInput.Encoding.DATA_URI);
  }

  JsonArray place(List<ImageInput> pictures) {
    JsonArray references = new JsonArray();
    pictures.forEach(picture -> references.add(place(picture)));
    return references;
  }

  /** Places a picture that stands somewhere inside metadata; empty after a problem was noted. */
  Optional<String> place(String path, JsonView written, PictureLimits limits) {
    String text = written.text("").orElse("");
    Optional<ImageInput> picture = ImageInput.parse(text);
    picture.ifPresentOrElse(
        found -> limits.check(found, path).forEach(draft::problem),
        () -> draft.problem(Problem.image(path, path + " " + ImageInput.fault(text))));
    return picture.map(this::place);
  }

  /** Notes a problem if the vendor would not take a body of this size. */
  void checkBodySize() {
    long bytes = inlineBytes + draft.body().toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > ViduTable.BODY_BYTES) {
      draft.problem(
          Problem.image(
              "image",
              "pictures and text may have %d bytes together, not %d; send the picture as a URL"
                  .formatted(ViduTable.BODY_BYTES, bytes)));
    }
  }
}
