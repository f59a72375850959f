package io.filmgate.testkit;

import io.filmgate.testkit.Recording.Exchange;
import io.filmgate.testkit.Recording.Expectation;
import io.filmgate.testkit.Recording.Operation;
import io.filmgate.testkit.Recording.Scene;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one recording: cuts it into blocks at its marked lines, then puts these together. */
final class RecordingParser {
  private static final Pattern MARKED = Pattern.compile("(===|==>|<==)\\s+(.*?)\\s*");
  private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]+):\\s*(.*)");
  private static final Pattern CALL = Pattern.compile("([A-Z]+) (/\\S*|https?://\\S+)");
  private static final Pattern JSON_LINE = Pattern.compile("line: (\\d+)");
  private static final String SECTIONS =
      "=== channel, === submit, === poll, === cancel, === find, === probe, === callback,"
          + " === expect …";

  private final String file;
  private int next;

  RecordingParser(String file) {
    this.file = file;
  }

  /** A marked line and what stands below it. */
  private record Block(int line, String mark, String words, List<String> below) {
    boolean isSection(String name) {
      return mark.equals("===") && words.equals(name);
    }
  }

  Recording parse(String text) {
    StringBuilder story = new StringBuilder();
    List<Block> blocks = cut(text, story);
    Optional<JsonObject> channel = Optional.empty();
    if (!blocks.isEmpty() && blocks.get(0).isSection("channel")) {
      channel = Optional.of(object(blocks.get(0)).orElseGet(JsonObject::new));
      next = 1;
    }
    List<Scene> scenes = new ArrayList<>();
    while (next < blocks.size()) {
      scenes.add(scene(blocks));
    }
    if (scenes.isEmpty()) {
      throw error(1, "nothing happens here; a scene begins with === submit, poll, …");
    }
    if (story.toString().isBlank()) {
      throw error(1, "tell in the first line what happens here");
    }
    return new Recording(file, story.toString().strip(), channel, scenes);
  }

  private static List<Block> cut(String text, StringBuilder story) {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher marked = MARKED.matcher(lines.get(i));
      if (marked.matches()) {
        blocks.add(new Block(i + 1, marked.group(1), marked.group(2), new ArrayList<>()));
      } else if (blocks.isEmpty()) {
        story.append(lines.get(i)).append('\n');
      } else {
        blocks.get(blocks.size() - 1).below().add(lines.get(i));
      }
    }
    return blocks;
  }

  private Scene scene(List<Block> blocks) {
    Block opening = blocks.get(next++);
    Operation operation = operation(opening);
    Optional<JsonObject> input =
        operation == Operation.CALLBACK ? Optional.of(callback(opening)) : object(opening);
    if (operation == Operation.SUBMIT && input.isEmpty()) {
      throw error(opening.line(), "=== submit needs the request below it, as a client posts it");
    }
    Optional<Expectation> plan = Optional.empty();
    List<Exchange> exchanges = new ArrayList<>();
    while (next < blocks.size()) {
      Block block = blocks.get(next++);
      if (block.mark().equals("==>")) {
        exchanges.add(exchange(block, blocks));
      } else if (block.isSection("expect plan") && exchanges.isEmpty()) {
        plan = Optional.of(expectation(block));
      } else if (block.mark().equals("===") && block.words().startsWith("expect ")) {
        return new Scene(opening.line(), operation, input, plan, exchanges, expectation(block));
      } else {
        throw error(
            block.line(),
            "unexpected \"%s %s\"; what began in line %d needs ==> and <== lines and then === expect …"
                .formatted(block.mark(), block.words(), opening.line()));
      }
    }
    throw error(opening.line(), "this scene has no === expect …");
  }

  /** The request that a vendor sends to us: a line, headers, an empty line, the body. */
  private JsonObject callback(Block block) {
    List<String> lines = block.below();
    int first = leadingEmpty(lines);
    Matcher line = CALL.matcher(first < lines.size() ? lines.get(first).strip() : "");
    if (!line.matches()) {
      throw error(block.line(), "below === callback stands the request: POST /callbacks/test");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    List<String> rest = lines.subList(first + 1, lines.size());
    String body = headersThenBody(new Block(block.line(), "<==", "", rest), headers);
    JsonObject named = new JsonObject();
    headers.forEach((name, value) -> named.put(name.toLowerCase(Locale.ROOT), value));
    return new JsonObject()
        .put("method", line.group(1))
        .put("url", line.group(2))
        .put("headers", named)
        .put("body", body);
  }

  private Operation operation(Block block) {
    if (block.mark().equals("===")) {
      for (Operation operation : Operation.values()) {
        if (operation.words().equals(block.words())) {
          return operation;
        }
      }
    }
    throw error(
        block.line(),
        "unexpected \"%s %s\"; known are %s".formatted(block.mark(), block.words(), SECTIONS));
  }

  private Expectation expectation(Block block) {
    String outcome = block.words().substring("expect ".length());
    if (!outcome.equals("plan") && !Outcome.isName(outcome)) {
      throw error(
          block.line(),
          "nothing ends in \"%s\"; possible are %s".formatted(outcome, Outcome.namesForPeople()));
    }
    return new Expectation(block.line(), outcome, object(block).orElseGet(JsonObject::new));
  }

  private Exchange exchange(Block sent, List<Block> blocks) {
    Matcher call = CALL.matcher(sent.words());
    if (!call.matches()) {
      throw error(
          sent.line(), "a call looks like \"==> POST /path\", not \"" + sent.words() + "\"");
    }
    if (next == blocks.size() || !blocks.get(next).mark().equals("<==")) {
      throw error(sent.line(), "this call has no answer; \"<== 200\" and its body come next");
    }
    Block answered = blocks.get(next++);
    if (!answered.words().matches("[1-5]\\d\\d")) {
      throw error(answered.line(), "an answer looks like \"<== 200\"");
    }
    Map<String, String> sentHeaders = new LinkedHashMap<>();
    String sentBody = headersThenBody(sent, sentHeaders);
    Map<String, String> headers = new LinkedHashMap<>();
    String body = headersThenBody(answered, headers);
    return new Exchange(
        sent.line(),
        new RecordedCall(call.group(1), call.group(2), sentHeaders, sentBody),
        new RecordedReply(Integer.parseInt(answered.words()), headers, body));
  }

  /** Headers end at an empty line or at the first line that is none. */
  private String headersThenBody(Block block, Map<String, String> headers) {
    int at = 0;
    for (; at < block.below().size(); at++) {
      Matcher header = HEADER.matcher(block.below().get(at));
      if (!header.matches()) {
        break;
      }
      headers.put(header.group(1), header.group(2).strip());
    }
    List<String> rest = block.below().subList(at, block.below().size());
    String body = String.join("\n", rest).strip();
    if (block.mark().equals("==>") && (body.startsWith("{") || body.startsWith("["))) {
      decode(body, block.line() + 1 + at + leadingEmpty(rest));
    }
    return body;
  }

  private Optional<JsonObject> object(Block block) {
    String text = String.join("\n", block.below()).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int firstLine = block.line() + 1 + leadingEmpty(block.below());
    if (decode(text, firstLine) instanceof JsonObject object) {
      return Optional.of(object);
    }
    throw error(firstLine, "a JSON object belongs here");
  }

  private static int leadingEmpty(List<String> lines) {
    int count = 0;
    while (count < lines.size() && lines.get(count).isBlank()) {
      count++;
    }
    return count;
  }

  private Object decode(String text, int firstLine) {
    try {
      return Json.decodeValue(text);
    } catch (DecodeException noJson) {
      String why = noJson.getMessage().lines().findFirst().orElse("").replaceAll("^.*decode:", "");
      Matcher place = JSON_LINE.matcher(noJson.getMessage());
      int offset = place.find() ? Integer.parseInt(place.group(1)) - 1 : 0;
      throw error(firstLine + offset, "not JSON: " + why.strip());
    }
  }

  private RecordingException error(int line, String problem) {
    return new RecordingException(file, line, problem);
  }
}
