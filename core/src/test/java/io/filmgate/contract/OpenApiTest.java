package io.filmgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.wire.ApiDescription;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Each document by itself. */
@ParameterizedClass
@MethodSource("contracts")
class OpenApiTest {
  private final Contract contract;
  private final JsonObject document;
  private final References references;

  OpenApiTest(Contract contract) {
    this.contract = contract;
    this.document = ApiDescription.read(contract.name()).json();
    this.references = new References(document);
  }

  static Stream<Contract> contracts() {
    return Stream.of(Contract.shipped(), Contract.admin());
  }

  @Test
  void is_valid_by_the_schema_of_openapi_documents() throws Exception {
    assertThat(document.getString("openapi")).isEqualTo("3.1.1");
    assertThat(problems("spec.openapis.org/oas/3.1/schema/2022-10-07", document)).isEmpty();
  }

  @Test
  void every_schema_is_valid_by_the_schema_of_schemas() throws Exception {
    JsonObject schemas = document.getJsonObject("components").getJsonObject("schemas");
    for (String name : schemas.fieldNames()) {
      JsonObject schema = references.resolved(schemas.getJsonObject(name));
      for (String part : List.of("applicator", "validation", "unevaluated", "meta-data")) {
        assertThat(problems("json-schema.org/draft/2020-12/meta/" + part, schema))
            .as(name)
            .isEmpty();
      }
    }
  }

  /** The schemas come with the library. */
  private static List<String> problems(String resource, Object value) throws IOException {
    try (InputStream in = Schema.class.getClassLoader().getResourceAsStream(resource)) {
      return new Schema(new JsonObject(Buffer.buffer(in.readAllBytes()))).problems(value);
    }
  }

  @Test
  void every_reference_leads_somewhere_and_every_component_is_referred_to() {
    Set<String> used = new TreeSet<>();
    walk(
        document,
        (part, path) -> {
          if (part.getValue("$ref") instanceof String reference) {
            assertThat(references.target(reference)).as(path).isNotNull();
            used.add(reference);
          }
        });

    Set<String> components = new TreeSet<>();
    JsonObject kinds = document.getJsonObject("components");
    for (String kind : kinds.fieldNames()) {
      kinds
          .getJsonObject(kind)
          .fieldNames()
          .forEach(name -> components.add("#/components/" + kind + "/" + name));
    }
    components.removeIf(name -> name.startsWith("#/components/securitySchemes/"));
    assertThat(used).isEqualTo(components);
  }

  @Test
  void every_example_is_what_its_schema_says() {
    List<String> checked = new ArrayList<>();
    walk(
        document,
        (part, path) -> {
          if (part.getValue("schema") instanceof JsonObject schema
              && part.getValue("examples") instanceof JsonObject examples) {
            Schema rule = new Schema(references.resolved(schema));
            for (String name : examples.fieldNames()) {
              JsonObject example = references.resolved(examples.getJsonObject(name));
              assertThat(rule.problems(example.getValue("value"))).as(path + name).isEmpty();
              checked.add(name);
            }
          }
          if (part.containsKey("type") && part.getValue("examples") instanceof JsonArray examples) {
            Schema rule = new Schema(references.resolved(part));
            examples.forEach(example -> assertThat(rule.problems(example)).as(path).isEmpty());
          }
        });
    assertThat(checked)
        .contains(
            contract == Contract.shipped()
                ? new String[] {"kling", "dryRun", "completed", "failed", "severalProblems"}
                : new String[] {"acme", "web", "expired", "unknown"});
  }

  @Test
  void every_code_of_an_error_belongs_to_an_answer() {
    Set<String> belonging = new TreeSet<>();
    contract.declared().forEach(declared -> declared.code().ifPresent(belonging::add));

    JsonArray codes =
        references.target("#/components/schemas/ErrorCode").getJsonArray("enum").copy();
    codes.remove(null);
    assertThat(belonging).hasSize(codes.size()).allMatch(codes::contains);
  }

  @Test
  void every_answer_names_its_request_and_no_object_has_members_that_are_not_described() {
    for (Declared declared : contract.declared()) {
      assertThat(contract.rule(declared).requiredHeaders())
          .as(declared.toString())
          .contains("x-request-id");
    }
    JsonObject schemas = document.getJsonObject("components").getJsonObject("schemas");
    assertThat(schemas.fieldNames())
        .filteredOn(name -> "object".equals(schemas.getJsonObject(name).getValue("type")))
        .allSatisfy(
            name ->
                assertThat(schemas.getJsonObject(name).getValue("additionalProperties"))
                    .as(name)
                    .isNotNull());
  }

  private static void walk(JsonObject part, BiConsumer<JsonObject, String> visitor) {
    walk(part, "#", visitor);
  }

  private static void walk(Object part, String path, BiConsumer<JsonObject, String> visitor) {
    if (part instanceof JsonObject object) {
      visitor.accept(object, path);
      object.forEach(member -> walk(member.getValue(), path + "/" + member.getKey(), visitor));
    } else if (part instanceof JsonArray list) {
      list.forEach(element -> walk(element, path + "[]", visitor));
    }
  }
}
