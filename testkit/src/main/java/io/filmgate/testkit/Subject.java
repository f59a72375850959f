package io.filmgate.testkit;

import io.filmgate.spi.Capability;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.VideoProvider;
import io.filmgate.testkit.Recording.Operation;
import io.filmgate.testkit.Recording.Scene;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What is checked.
 *
 * @param providers makes the provider anew
 * @param accounts one for each alternative of credentials
 * @param recordings the author's stories
 * @param smallest the smallest request for a model's row
 */
record Subject(
    Supplier<VideoProvider> providers,
    List<TestAccount> accounts,
    List<Recording> recordings,
    BiFunction<ModelInfo, Capability, GenerationRequest> smallest) {

  /** One row of a model on one account. */
  record Row(
      TestAccount account, ModelInfo model, Capability capability, GenerationRequest request) {
    @Override
    public String toString() {
      return model.name() + " " + capability.operation();
    }
  }

  @FunctionalInterface
  interface SceneVisitor {
    void visit(Recording recording, Scene scene);
  }

  /** The same with one provider instead of many, for checks that ask thousands of times. */
  Subject withOneProvider() {
    VideoProvider one = providers.get();
    return new Subject(() -> one, accounts, recordings, smallest);
  }

  List<Row> rows() {
    VideoProvider provider = providers.get();
    return accounts.stream()
        .flatMap(
            account ->
                provider.models(account.channel()).stream()
                    .flatMap(
                        model ->
                            model.capabilities().stream().map(row -> row(account, model, row))))
        .toList();
  }

  private Row row(TestAccount account, ModelInfo model, Capability capability) {
    Set<String> listed = new LinkedHashSet<>(model.variants());
    listed.add(model.name());
    return new Row(
        account.withModels(listed), model, capability, smallest.apply(model, capability));
  }

  void forEachScene(SceneVisitor visitor) {
    for (Recording recording : recordings) {
      recording.scenes().forEach(scene -> visitor.visit(recording, scene));
    }
  }

  void forEachScene(Operation operation, SceneVisitor visitor) {
    forEachScene(
        (recording, scene) -> {
          if (scene.operation() == operation) {
            visitor.visit(recording, scene);
          }
        });
  }

  /** A replay in which the scenes before this one have happened. */
  Replay before(Recording recording, Scene scene) {
    Replay replay = new Replay(providers.get(), accounts.get(0), recording);
    for (Scene earlier : recording.scenes()) {
      if (earlier.equals(scene)) {
        return replay;
      }
      replay.play(earlier, replay.asRecorded(earlier));
    }
    throw new IllegalArgumentException("the scene is not part of the recording");
  }
}
