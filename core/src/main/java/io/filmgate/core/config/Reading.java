package io.filmgate.core.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A configuration that was decoded and is being checked as a whole.
 *
 * @param config without the channels that were left out
 * @param leftOut optional channels that lack a variable; what names them is not wrong
 */
record Reading(
    GatewayConfig config, Map<String, ChannelConfig> leftOut, Places places, Problems problems) {
  /** The same, with another place for what is wrong. */
  Reading with(Problems others) {
    return new Reading(config, leftOut, places, others);
  }

  void refuse(String path, String message) {
    problems.add(places.problem(path, message));
  }

  void warn(String path, String message) {
    problems.warn(places.problem(path, message));
  }

  /** Also those that were left out. */
  Map<String, ChannelConfig> channels() {
    Map<String, ChannelConfig> channels = new LinkedHashMap<>(config.channels());
    channels.putAll(leftOut);
    return channels;
  }

  /** Every public model that a channel serves. */
  Set<String> models() {
    return channels().values().stream()
        .flatMap(channel -> channel.models().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Every group that a channel is for. */
  Set<String> groups() {
    return channels().values().stream()
        .flatMap(channel -> channel.groups().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
