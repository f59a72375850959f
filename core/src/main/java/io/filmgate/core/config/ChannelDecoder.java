package io.filmgate.core.config;

import io.filmgate.core.config.ChannelConfig.ChannelLimits;
import io.filmgate.core.config.ChannelConfig.InDoubtPolicy;
import io.filmgate.core.config.ChannelConfig.InDoubtPolicy.Then;
import io.filmgate.core.config.ChannelConfig.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one of {@code channels}. What its provider makes of it is checked later. */
final class ChannelDecoder {
  private static final int HIGHEST_PRIORITY = 1_000_000;
  private static final int MOST_WEIGHT = 1_000_000;
  private static final int MOST_JOBS = 1_000_000;
  private static final int MOST_REQUESTS = 1_000_000;
  private static final Duration SHORTEST_DOUBT = Duration.ofMinutes(1);

  private ChannelDecoder() {}

  static Optional<ChannelConfig> channel(Value value) {
    return Optional.of(value.section(ChannelDecoder::channel));
  }

  private static ChannelConfig channel(Section channel) {
    ChannelConfig defaults = Defaults.CHANNEL;
    return new ChannelConfig(
        channel.id(),
        channel.at("provider").required(Scalars.PROVIDER).orElse(""),
        channel.at("enabled").scalar(Scalars.FLAG, defaults.isEnabled()),
        channel.at("optional").scalar(Scalars.FLAG, defaults.isOptional()),
        channel.at("settings").map(Scalars.NAME, ChannelDecoder::setting),
        channel.at("proxy").scalar(Addresses.PROXY, defaults.proxy()),
        channel.at("credentials").map(Scalars.NAME, ChannelDecoder::credential),
        models(channel.at("models")),
        channel
            .at("cost")
            .map(Scalars.MODEL, value -> Optional.of(value.section(ChannelDecoder::rate))),
        Set.copyOf(channel.at("groups").list(Scalars.GROUP, List.copyOf(defaults.groups()))),
        channel
            .at("priority")
            .scalar(Scalars.whole(-HIGHEST_PRIORITY, HIGHEST_PRIORITY), defaults.priority()),
        channel.at("weight").scalar(Scalars.whole(1, MOST_WEIGHT), defaults.weight()),
        channel.at("limits").section(ChannelDecoder::limits),
        inDoubt(channel.at("in_doubt")));
  }

  /** Nobody but the provider knows its settings' types. */
  private static Optional<Object> setting(Value value) {
    return value.required(Scalars.TEXT_OR_EMPTY).map(text -> text);
  }

  /** A secret that is not known still counts: which ones there are decides how to sign. */
  private static Optional<SecretText> credential(Value value) {
    return Optional.of(value.required(Scalars.SECRET).orElse(new SecretText("")));
  }

  private static Map<String, List<String>> models(Value models) {
    Map<String, List<String>> byPublicName =
        models.map(Scalars.MODEL, value -> Optional.of(value.oneOrMore(Scalars.MODEL)));
    if (!models.isThere() || (models.node() instanceof Node.Keys && byPublicName.isEmpty())) {
      models.refuse(
          "missing; must say which models the channel serves, such as { kling-v3: kling-v3 }");
    }
    byPublicName.forEach(
        (name, vendorModels) -> {
          if (Set.copyOf(vendorModels).size() < vendorModels.size()) {
            models.refuse(name + " lists a vendor's model twice");
          }
        });
    return byPublicName;
  }

  private static Rate rate(Section rate) {
    Value perSecond = rate.at("per_second");
    Value perVideo = rate.at("per_video");
    if (!perSecond.isThere() && !perVideo.isThere()) {
      rate.refuse("needs per_second or per_video");
    }
    return new Rate(perSecond.scalar(Quantities.MONEY), perVideo.scalar(Quantities.MONEY));
  }

  private static ChannelLimits limits(Section limits) {
    ChannelLimits defaults = Defaults.CHANNEL.limits();
    return new ChannelLimits(
        limits.at("running_jobs").scalar(Scalars.whole(1, MOST_JOBS), defaults.runningJobs()),
        limits
            .at("requests_per_second")
            .scalar(Scalars.whole(1, MOST_REQUESTS), defaults.requestsPerSecond()));
  }

  private static Optional<InDoubtPolicy> inDoubt(Value value) {
    return value.isThere()
        ? Optional.of(value.section(ChannelDecoder::policy))
        : Defaults.CHANNEL.inDoubt();
  }

  private static InDoubtPolicy policy(Section policy) {
    return new InDoubtPolicy(
        policy.at("after").required(Quantities.duration(SHORTEST_DOUBT)).orElse(Duration.ZERO),
        policy.at("then").required(Scalars.choice(Then.class)).orElse(Then.RELEASE));
  }
}
