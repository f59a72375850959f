package io.filmgate.plugin.kling;

import static io.filmgate.plugin.kling.Planned.array;
import static io.filmgate.plugin.kling.Planned.object;

import io.filmgate.spi.Capability;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.VideoProvider;
import io.filmgate.testkit.ClientRequest;
import io.filmgate.testkit.ProviderContract;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

class KlingContractTest extends ProviderContract {
  private static final String PICTURE = "https://pictures.example/0.png";
  private static final String VIDEO = "https://videos.example/0.mp4";

  @Override
  protected VideoProvider provider() {
    return new KlingProvider();
  }

  @Override
  protected Optional<String> statePath() {
    return Optional.of("data.task_status");
  }

  /** Many of Kling's operations are told by fields of its own. */
  @Override
  protected GenerationRequest smallestRequest(ModelInfo model, Capability capability) {
    JsonObject metadata =
        switch (Product.of(capability.operation()).orElseThrow()) {
          case TEXT2VIDEO, OMNI_VIDEO -> object();
          case IMAGE2VIDEO -> object("image", PICTURE);
          case MULTI_IMAGE2VIDEO -> object("image_list", array(object("image", PICTURE)));
          case MOTION_CONTROL ->
              object("image_url", PICTURE, "video_url", VIDEO, "character_orientation", "video");
          case VIDEO_EXTEND -> object("video_id", "7");
          case MULTI_ELEMENTS -> object("session_id", "s-1", "edit_mode", "removal");
          case ADVANCED_LIP_SYNC -> object("session_id", "s-1", "face_choose", array(face()));
          case LIP_SYNC ->
              object(
                  "input",
                  object(
                      "video_url", VIDEO,
                      "mode", "audio2video",
                      "audio_type", "url",
                      "audio_url", "https://sounds.example/0.mp3"));
          case AVATAR -> object("image", PICTURE, "sound_file", "https://sounds.example/0.mp3");
          case EFFECTS -> object("effect_scene", "running_man", "input", object("image", PICTURE));
        };
    return ClientRequest.read(Planned.text(model.name()).put("metadata", metadata));
  }

  private static JsonObject face() {
    return object(
        "face_id", "0",
        "audio_id", "1",
        "sound_start_time", 0,
        "sound_end_time", 3000,
        "sound_insert_time", 0);
  }
}
