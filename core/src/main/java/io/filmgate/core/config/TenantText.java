package io.filmgate.core.config;

import io.filmgate.core.config.Problem.Place;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tenants and keys that are made at run time, read by the rules of the file: the members are those
 * of {@code tenants.<id>} and {@code tenants.<id>.keys.<id>}.
 */
public final class TenantText {
  private static final Place NOWHERE = new Place("", 0);

  private TenantText() {}

  /**
   * Reads a tenant without keys.
   *
   * @throws ConfigException with all problems; their paths begin at the members
   */
  public static TenantConfig tenant(String id, JsonObject members) {
    return read("tenant", id, members, TenantDecoder::tenantWithoutKeys);
  }

  /**
   * Reads a key.
   *
   * @param members without {@code sha256}
   * @param sha256 of the secret that was made for it
   * @throws ConfigException with all problems; their paths begin at the members
   */
  public static KeyConfig key(String id, JsonObject members, String sha256) {
    return read("key", id, members, key -> TenantDecoder.key(key, Optional.of(sha256)));
  }

  /**
   * Reads a tenant that says its own {@code id}.
   *
   * @throws ConfigException with all problems
   */
  public static TenantConfig tenant(JsonObject members) {
    return read(
        "",
        members,
        section ->
            TenantDecoder.tenantWithoutKeys(section)
                .withId(section.at("id").required(Scalars.ID).orElse("")));
  }

  /**
   * Reads a key that says its own {@code id} and its {@code tenant}.
   *
   * @throws ConfigException with all problems
   */
  public static NewKey key(JsonObject members, String sha256) {
    return read(
        "",
        members,
        section -> {
          String tenantId = section.at("tenant").required(Scalars.ID).orElse("");
          String id = section.at("id").required(Scalars.ID).orElse("");
          return new NewKey(tenantId, TenantDecoder.key(section, Optional.of(sha256)).withId(id));
        });
  }

  /** A key that is to be made, and whose it will be. */
  public record NewKey(String tenantId, KeyConfig key) {}

  /**
   * Reads how long a replaced secret still works, a day unless it is said.
   *
   * @throws ConfigException with all problems
   */
  public static Duration overlap(JsonObject members) {
    return read(
        "",
        members,
        section ->
            section
                .at("overlap")
                .scalar(Quantities.duration(Duration.ZERO), Defaults.SECRET_OVERLAP));
  }

  /**
   * Sees that there is nothing where nothing can be said.
   *
   * @throws ConfigException with all problems
   */
  public static void nothing(JsonObject members) {
    read("", members, section -> Optional.empty());
  }

  /** Limits as they would be written; amounts are texts, so that they stay exact. */
  public static JsonObject limits(LimitsConfig limits) {
    JsonObject written = new JsonObject(EntryText.limits(limits));
    written
        .getJsonArray("budgets")
        .forEach(
            budget ->
                ((JsonObject) budget)
                    .getMap()
                    .replaceAll(
                        (name, value) ->
                            value instanceof BigDecimal amount ? amount.toPlainString() : value));
    return written;
  }

  private static <T> T read(
      String what, String id, JsonObject members, Function<Section, T> decode) {
    if (Scalars.ID.read(id).isPresent()) {
      return read(id, members, decode);
    }
    Problems problems = new Problems();
    problems.add(what, "must be " + Scalars.ID.expected() + ", not \"" + id + "\"", NOWHERE);
    return read(id, members, decode, problems);
  }

  static <T> T read(String id, JsonObject members, Function<Section, T> decode) {
    return read(id, members, decode, new Problems());
  }

  private static <T> T read(
      String id, JsonObject members, Function<Section, T> decode, Problems problems) {
    T read = new Value("", id, node(members), problems).section(decode);
    try {
      problems.throwIfAny();
    } catch (ConfigException wrong) {
      throw new ConfigException(wrong.problems().stream().map(TenantText::withoutPlace).toList());
    }
    return read;
  }

  private static Problem withoutPlace(Problem problem) {
    return new Problem(problem.path(), problem.message(), Optional.empty());
  }

  private static Node node(Object value) {
    if (value == null) {
      return new Node.Nothing(NOWHERE);
    }
    if (value instanceof JsonObject object) {
      Map<String, Node> members = new LinkedHashMap<>();
      object.forEach(member -> members.put(member.getKey(), node(member.getValue())));
      return new Node.Keys(members, NOWHERE);
    }
    if (value instanceof JsonArray list) {
      return new Node.Items(list.stream().map(TenantText::node).toList(), NOWHERE);
    }
    return new Node.Text(value.toString(), value.toString(), NOWHERE);
  }
}
