package io.filmgate.core.route;

import io.filmgate.core.config.ChannelConfig;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Puts channels into the order in which they are tried: higher priority first, equals at random in
 * proportion to their weights.
 */
final class ChannelPicker {
  private final RandomGenerator random;

  ChannelPicker(RandomGenerator random) {
    this.random = random;
  }

  List<Candidate> order(List<Candidate> candidates) {
    if (candidates.size() < 2) {
      return candidates;
    }
    return candidates.stream()
        .map(candidate -> new Drawn(candidate, lot(candidate.channel())))
        .sorted(
            Comparator.comparingInt((Drawn drawn) -> -drawn.candidate().channel().priority())
                .thenComparingDouble(Drawn::lot))
        .map(Drawn::candidate)
        .toList();
  }

  private record Drawn(Candidate candidate, double lot) {}

  /**
   * An exponential variate with the weight as its rate: the smallest of several is each one's in
   * proportion to its weight.
   */
  private double lot(ChannelConfig channel) {
    return channel.weight() == 0
        ? Double.MAX_VALUE
        : -Math.log(1 - random.nextDouble()) / channel.weight();
  }
}
