package io.filmgate.plugin.kling;

import io.filmgate.spi.Channel;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;
import java.util.List;

/** From a request to the plan of the product that it asks for. */
final class Plans {
  private Plans() {}

  static Plan of(GenerationRequest request, Channel channel) {
    KlingModel model =
        KlingModels.find(request.model())
            .orElseThrow(
                () -> refusal(Problem.invalid("model", KlingModels.names(), request.model())));
    if (model.isNewer() && !channel.credentials().contains(KlingProvider.API_KEY)) {
      throw refusal(Problem.unsupported("model", model.name() + " needs a channel with api_key"));
    }
    Product product = ProductChoice.of(model, request);
    Form.Ask ask = new Form.Ask(request, model, product, channel.flag(KlingProvider.DROPS_UNKNOWN));
    return switch (product) {
      case TEXT2VIDEO, IMAGE2VIDEO ->
          model.isNewer() ? NewerGenerationPlan.of(ask) : GenerationPlan.of(ask);
      case OMNI_VIDEO -> model.isNewer() ? NewerOmniPlan.of(ask) : OmniPlan.of(ask);
      case MOTION_CONTROL -> model.isNewer() ? NewerMotionPlan.of(ask) : MotionControlPlan.of(ask);
      case MULTI_IMAGE2VIDEO -> MultiImagePlan.of(ask);
      case VIDEO_EXTEND -> ExtendPlan.of(ask);
      case MULTI_ELEMENTS -> MultiElementsPlan.of(ask);
      case ADVANCED_LIP_SYNC -> LipSyncPlan.of(ask);
      case LIP_SYNC -> FirstLipSyncPlan.of(ask);
      case AVATAR -> AvatarPlan.of(ask);
      case EFFECTS -> EffectsPlan.of(ask);
    };
  }

  private static ProviderException refusal(Problem problem) {
    return new ProviderException(List.of(problem));
  }
}
