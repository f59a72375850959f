package io.filmgate.plugin.vidu;

import io.filmgate.spi.Capability;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.VideoProvider;
import io.filmgate.testkit.ClientRequest;
import io.filmgate.testkit.ProviderContract;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

class ViduContractTest extends ProviderContract {
  /** What an operation needs besides pictures. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "reference2video", "{\"action\": \"reference2video\"}",
          "multiframe",
              """
              {"start_image": "https://x.example/0.png",
               "image_settings": [{"key_image": "https://x.example/1.png"}, {"key_image": "https://x.example/2.png"}]}
              """,
          "extend", "{\"video_url\": \"https://x.example/v.mp4\"}",
          "template", "{\"template\": \"hugging\"}",
          "template-story", "{\"story\": \"monkey_king\"}",
          "lip-sync", "{\"video_url\": \"https://x.example/v.mp4\"}",
          "upscale-new", "{\"video_url\": \"https://x.example/v.mp4\"}",
          "upscale", "{\"creation_id\": \"3128612635966166\"}",
          "trending-replicate", "{\"video_url\": \"https://x.example/v.mp4\"}");

  @Override
  protected VideoProvider provider() {
    return new ViduProvider();
  }

  @Override
  protected Optional<String> statePath() {
    return Optional.of("state");
  }

  @Override
  protected GenerationRequest smallestRequest(ModelInfo model, Capability capability) {
    boolean isMultiframe = capability.operation().equals("multiframe");
    GenerationRequest smallest =
        super.smallestRequest(
            model,
            isMultiframe
                ? new Capability(
                    "multiframe",
                    0,
                    0,
                    capability.seconds(),
                    capability.resolutions(),
                    capability.ratios())
                : capability);
    String fields = FIELDS.getOrDefault(capability.operation(), "{}");
    JsonObject posted =
        new JsonObject()
            .put("model", model.name())
            .put("prompt", smallest.prompt())
            .put("metadata", new JsonObject(fields));
    return new GenerationRequest(
        smallest.model(),
        smallest.prompt(),
        smallest.images(),
        smallest.seconds(),
        smallest.size(),
        smallest.fps(),
        smallest.seed(),
        smallest.user(),
        ClientRequest.read(posted).metadata());
  }
}
