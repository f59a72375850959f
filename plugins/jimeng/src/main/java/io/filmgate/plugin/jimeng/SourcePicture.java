package io.filmgate.plugin.jimeng;

import io.filmgate.spi.ImageInput;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.util.Optional;

/** Writes {@code image_url}, for products that want the address of one picture and no base64. */
final class SourcePicture {
  private final Draft draft;
  private final Pictures pictures;
  private final MetadataField own;

  SourcePicture(Draft draft, Pictures pictures) {
    this.draft = draft;
    this.pictures = pictures;
    this.own = new MetadataField(draft, Product.IMAGE_URL);
  }

  /** How many pictures there are. */
  int count() {
    return own.isGiven() ? 1 : pictures.count();
  }

  void write() {
    if (!own.isGiven()) {
      pictures.writeAddress();
      return;
    }
    draft.used(Product.IMAGE_URL);
    if (pictures.count() > 0) {
      draft.warn(Warning.Code.OVERRIDDEN, pictures.param(), own.param() + " was used");
    }
    Optional<ImageInput> image = own.value().text("").flatMap(ImageInput::parse);
    if (image.isPresent() && image.get() instanceof ImageInput.Url url) {
      draft.set(Product.IMAGE_URL, draft.reference(url, ImageInput.Encoding.BARE_BASE64));
    } else {
      draft.problem(Problem.image(own.param(), own.param() + " must be an http(s) address"));
    }
  }
}
