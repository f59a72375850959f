package io.filmgate.app;

import io.filmgate.core.config.Endpoint;
import io.filmgate.core.config.GatewayConfig;
import io.filmgate.core.management.operator.Operator;
import io.filmgate.core.management.operator.Role;
import io.filmgate.core.management.operator.TokenSigner;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What commands share that ask a node to do something, as an operator with the role admin. */
final class OnNode {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

  @Mixin private ConfigOption config;

  @Option(
      names = "--node",
      paramLabel = "URL",
      description = {
        "The node's management port, such as https://gateway.example.com:8081; http only on this machine.",
        "Default: management.listen of the configuration."
      })
  private String node;

  @Option(
      names = "--insecure",
      description = "Send the token unencrypted to a --node on another machine.")
  private boolean isInsecure;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = {
        "An operator's token.",
        "Default: one that is signed with the first HS256 secret of management.jwt, for a minute."
      })
  private String token;

  @Option(names = "--json", description = "Print JSON, one object a line.")
  private boolean isJson;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  boolean isJson() {
    return isJson;
  }

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** The node, for an operator of the user's name. */
  NodeClient client() {
    Optional<URI> given = Optional.ofNullable(node).map(this::checked);
    if (given.isPresent() && token != null) {
      return new NodeClient(given.get(), token);
    }
    GatewayConfig gateway = config.loadQuietly();
    return new NodeClient(
        given.orElseGet(() -> listening(gateway.management().listen())),
        token == null ? signed(gateway) : token);
  }

  private URI checked(String typed) {
    try {
      URI url = new URI(typed);
      if (isSafe(url) && isBare(url)) {
        return url;
      }
    } catch (URISyntaxException noAddress) {
      // told below
    }
    throw unusable(
        "--node must be such as https://gateway.example.com:8081, or http://127.0.0.1:8081 on this"
            + " machine (elsewhere with --insecure), not \""
            + typed
            + "\"");
  }

  private boolean isSafe(URI url) {
    boolean isHere = isInsecure || LOOPBACK.contains(String.valueOf(url.getHost()));
    return "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && isHere);
  }

  private static boolean isBare(URI url) {
    return url.getHost() != null
        && url.getRawPath().length() <= 1
        && url.getRawQuery() == null
        && url.getRawFragment() == null
        && url.getRawUserInfo() == null;
  }

  private URI listening(Endpoint listen) {
    if (listen.port() == 0) {
      throw unusable("management.listen has no port of its own; give --node");
    }
    String host =
        !EVERYWHERE.contains(listen.host())
            ? listen.host()
            : listen.host().equals("::") ? "::1" : "127.0.0.1";
    return URI.create("http://" + new Endpoint(host, listen.port()));
  }

  private static String signed(GatewayConfig gateway) {
    Operator operator = new Operator(System.getProperty("user.name"), Role.ADMIN);
    return TokenSigner.of(gateway.management())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "management.jwt has no HS256 signer, so that nothing here can sign; add one, or"
                        + " give --token"))
        .sign(operator, TokenSigner.USUAL_LIFE, Instant.now());
  }

  /** Something that was typed and cannot be understood. */
  CommandLine.ParameterException unusable(String message) {
    return new CommandLine.ParameterException(command.commandLine(), message);
  }
}
