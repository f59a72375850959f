package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Capability;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.VideoProvider;
import io.filmgate.testkit.ProviderContract;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What every provider must do, with Jimeng's recorded exchanges. */
class JimengContractTest extends ProviderContract {
  @Override
  protected VideoProvider provider() {
    return new JimengProvider();
  }

  @Override
  protected Optional<String> statePath() {
    return Optional.of("data.status");
  }

  /** Some products cannot do without fields of their own. */
  @Override
  protected GenerationRequest smallestRequest(ModelInfo model, Capability capability) {
    GenerationRequest smallest = super.smallestRequest(model, capability);
    JsonObject metadata = new JsonObject();
    ProductTable.find(model.name(), capability.leastImages()).stream()
        .flatMap(product -> product.own().stream())
        .filter(OwnField::isRequired)
        .forEach(
            field ->
                metadata.put(
                    field.name(),
                    field.choices().isEmpty()
                        ? "https://files.example/1"
                        : field.choices().get(0)));
    return new GenerationRequest(
        smallest.model(),
        smallest.prompt(),
        smallest.images(),
        smallest.seconds(),
        smallest.size(),
        smallest.fps(),
        smallest.seed(),
        smallest.user(),
        JsonView.of(metadata));
  }
}
