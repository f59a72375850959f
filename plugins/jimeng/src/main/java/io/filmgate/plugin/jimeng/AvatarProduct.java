package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Capability;
import java.util.List;

/**
 * OmniHuman 1.5: a picture that speaks or sings to a sound, for as long as it lasts. Masks tell
 * which of several subjects.
 */
final class AvatarProduct {
  private static final int ADVISED_CHARACTERS = 300;
  private static final long MOST_SECONDS = 60;

  static final Product ROW =
      Product.of(
              "jimeng_realman_avatar_picture_omni_v15",
              new Capability(
                      Operations.AVATAR, 1, 1, List.of(), List.of("1080p", "720p"), List.of())
                  .from("image", "audio"),
              Prompt.optional(ADVISED_CHARACTERS))
          .secondsUpTo(MOST_SECONDS)
          .taking(Product.IMAGE_URL, "seed", ResolutionField.FIELD)
          .owning(
              OwnField.address("audio_url"),
              OwnField.addresses("mask_url"),
              OwnField.flag("pe_fast_mode"));

  private AvatarProduct() {}
}
