package io.filmgate.core.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.filmgate.core.config.ChannelConfig;
import io.filmgate.core.config.ChannelConfig.ChannelLimits;
import io.filmgate.core.provider.ProviderChannel;
import io.filmgate.spi.Channel;
import io.filmgate.spi.exchange.Credentials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChannelPickerTest {
  private static final int DRAWS = 10_000;

  private final ChannelPicker picker = new ChannelPicker(new Random(20261125));

  static Candidate candidate(String id, int priority, int weight) {
    ChannelConfig channel =
        new ChannelConfig(
            id,
            "acme",
            true,
            false,
            Map.of(),
            Optional.empty(),
            Map.of(),
            Map.of("clip", List.of("acme-1")),
            Map.of(),
            Set.of("default"),
            priority,
            weight,
            new ChannelLimits(5, 10),
            Optional.empty());
    ProviderChannel account =
        new ProviderChannel(
            "acme",
            new Channel(id, Map.of(), Set.of(), Set.of("acme-1")),
            Credentials.of(Map.of()),
            id,
            Optional.empty());
    return new Candidate(channel, account, List.of("acme-1"));
  }

  private static List<String> ids(List<Candidate> candidates) {
    return candidates.stream().map(candidate -> candidate.channel().id()).toList();
  }

  @Test
  void equals_come_first_in_proportion_to_their_weights() {
    List<Candidate> candidates =
        List.of(candidate("a", 0, 60), candidate("b", 0, 30), candidate("c", 0, 10));
    Map<String, Integer> firsts = new HashMap<>();
    for (int i = 0; i < DRAWS; i++) {
      firsts.merge(ids(picker.order(candidates)).get(0), 1, Integer::sum);
    }
    assertThat(firsts.get("a") / (double) DRAWS).isCloseTo(0.6, within(0.02));
    assertThat(firsts.get("b") / (double) DRAWS).isCloseTo(0.3, within(0.02));
    assertThat(firsts.get("c") / (double) DRAWS).isCloseTo(0.1, within(0.02));
  }

  @Test
  void the_second_choice_is_in_proportion_as_well() {
    List<Candidate> candidates =
        List.of(candidate("a", 1, 1), candidate("b", 0, 75), candidate("c", 0, 25));
    int seconds = 0;
    for (int i = 0; i < DRAWS; i++) {
      seconds += ids(picker.order(candidates)).get(1).equals("b") ? 1 : 0;
    }
    assertThat(seconds / (double) DRAWS).isCloseTo(0.75, within(0.02));
  }

  @Test
  void a_higher_priority_always_comes_before_any_weight() {
    List<Candidate> candidates =
        List.of(candidate("a", -5, 1_000_000), candidate("b", 0, 1), candidate("c", 7, 1));
    for (int i = 0; i < 100; i++) {
      assertThat(ids(picker.order(candidates))).containsExactly("c", "b", "a");
    }
  }
}
