package io.filmgate.contract;

import io.filmgate.core.wire.ApiDescription;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a document of {@code conf} says of answers. */
public final class Contract {
  private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "delete");
  private static final Contract SHIPPED = new Contract("openapi.yaml");
  private static final Contract ADMIN = new Contract("openapi-admin.yaml");

  private final String name;

  private final References references;
  private final List<Operation> operations = new ArrayList<>();
  private final SortedMap<Integer, ResponseRule> toAnyRequest;

  private Contract(String name) {
    this.name = name;
    JsonObject document = ApiDescription.read(name).json();
    references = new References(document);
    JsonObject paths = document.getJsonObject("paths");
    for (String template : paths.fieldNames()) {
      JsonObject path = paths.getJsonObject(template);
      for (String method : path.fieldNames()) {
        if (METHODS.contains(method)) {
          operations.add(
              new Operation(
                  method.toUpperCase(Locale.ROOT),
                  template,
                  answers(path.getJsonObject(method).getJsonObject("responses"))));
        }
      }
    }
    toAnyRequest = answers(document.getJsonObject("x-any-request"));
  }

  /** The API's. */
  public static Contract shipped() {
    return SHIPPED;
  }

  /** The management port's. */
  public static Contract admin() {
    return ADMIN;
  }

  /** The name of the document. */
  String name() {
    return name;
  }

  private SortedMap<Integer, ResponseRule> answers(JsonObject responses) {
    SortedMap<Integer, ResponseRule> answers = new TreeMap<>();
    for (String status : responses.fieldNames()) {
      if (!status.equals("default")) {
        answers.put(
            Integer.valueOf(status),
            new ResponseRule(references.resolved(responses.getJsonObject(status))));
      }
    }
    return answers;
  }

  /** The paths with their methods, as the port tells them to OPTIONS. */
  public Map<String, Set<String>> methodsByPath() {
    Map<String, Set<String>> methods = new LinkedHashMap<>();
    for (Operation operation : operations) {
      Set<String> known = methods.computeIfAbsent(operation.template(), path -> new TreeSet<>());
      known.add("OPTIONS");
      known.add(operation.method());
      if (operation.method().equals("GET")) {
        known.add("HEAD");
      }
    }
    return methods;
  }

  /** Every answer that is described. */
  public SortedSet<Declared> declared() {
    SortedSet<Declared> declared = new TreeSet<>();
    for (Operation operation : operations) {
      operation
          .answers()
          .forEach(
              (status, rule) ->
                  declared.addAll(
                      operation.method().equals("HEAD")
                          ? List.of(declared(operation, status, Optional.empty()))
                          : declared(operation.toString(), status, rule)));
    }
    toAnyRequest.forEach((status, rule) -> declared.addAll(declared(Declared.ANY, status, rule)));
    return declared;
  }

  private static List<Declared> declared(String operation, int status, ResponseRule rule) {
    return rule.codes().isEmpty()
        ? List.of(new Declared(operation, status, Optional.empty()))
        : rule.codes().stream()
            .map(code -> new Declared(operation, status, Optional.of(code)))
            .toList();
  }

  private static Declared declared(Operation operation, int status, Optional<String> code) {
    return new Declared(operation.toString(), status, code);
  }

  /** What is said of one of the answers. */
  ResponseRule rule(Declared declared) {
    return declared.operation().equals(Declared.ANY)
        ? toAnyRequest.get(declared.status())
        : operations.stream()
            .filter(operation -> operation.toString().equals(declared.operation()))
            .findFirst()
            .orElseThrow()
            .answers()
            .get(declared.status());
  }

  /** What of the document an answer is, if it is there, whether it is as it should be or not. */
  Optional<Declared> declared(Answer answer) {
    if (isToAnyRequest(answer)) {
      return Optional.of(new Declared(Declared.ANY, answer.status(), answer.code()));
    }
    return operation(answer)
        .map(operation -> declared(operation, answer.status(), errorCode(operation, answer)));
  }

  private static Optional<String> errorCode(Operation operation, Answer answer) {
    ResponseRule rule = operation.answers().get(answer.status());
    return rule == null || rule.codes().isEmpty() ? Optional.empty() : answer.code();
  }

  /** What is wrong with an answer. */
  List<String> problems(Answer answer) {
    if (answer.method().equals("OPTIONS") && answer.status() == 204) {
      return List.of();
    }
    if (isToAnyRequest(answer)) {
      return toAnyRequest.get(answer.status()).problems(answer);
    }
    Optional<Operation> operation = operation(answer);
    if (operation.isEmpty()) {
      return List.of("there is no such operation, so the answer must be one of x-any-request");
    }
    ResponseRule rule = operation.get().answers().get(answer.status());
    return rule == null
        ? List.of("the operation has no answer " + answer.status())
        : rule.problems(answer);
  }

  private boolean isToAnyRequest(Answer answer) {
    ResponseRule rule = toAnyRequest.get(answer.status());
    if (rule == null) {
      return false;
    }
    return answer.isToHead()
        ? operation(answer).isEmpty()
        : answer.code().filter(rule.codes()::contains).isPresent();
  }

  /** HEAD is GET where the document says nothing else. */
  private Optional<Operation> operation(Answer answer) {
    return operation(answer.method(), answer.path())
        .or(() -> answer.isToHead() ? operation("GET", answer.path()) : Optional.empty());
  }

  private Optional<Operation> operation(String method, String path) {
    return operations.stream()
        .filter(operation -> operation.method().equals(method) && operation.isAt(path))
        .findFirst();
  }
}
