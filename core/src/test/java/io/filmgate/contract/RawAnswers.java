package io.filmgate.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Answers as they came off a socket. Which request each of them belongs to, nobody knows for sure
 * where requests are malformed; so each must be right for one of those that were written.
 */
public final class RawAnswers {
  private static final Pattern REQUEST = Pattern.compile("([A-Z]+) (\\S+) HTTP/1\\.[01]\r");
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})[^\r]*");
  private static final String NO_REQUEST = "?";

  /**
   * Answers that are the connection's, and no operation's: go on; a protocol that is not spoken.
   */
  private static final List<Integer> OF_THE_CONNECTION = List.of(100, 501);

  private RawAnswers() {}

  /**
   * Holds all complete answers against the document.
   *
   * @param written everything that was sent on the connection
   * @param read whole answers; an incomplete one at the end is passed over
   * @return what was read
   */
  public static String checked(Contract contract, String written, String read) {
    // lengths count bytes
    for (Answer answer : parse(new String(read.getBytes(UTF_8), ISO_8859_1))) {
      if (!OF_THE_CONNECTION.contains(answer.status())) {
        check(contract, written, answer);
      }
    }
    return read;
  }

  /** Which of the answers of the document the first one is. */
  public static Optional<Declared> declared(Contract contract, String written, String read) {
    Answer answer = parse(new String(read.getBytes(UTF_8), ISO_8859_1)).get(0);
    return candidates(written, answer)
        .filter(candidate -> contract.problems(candidate).isEmpty())
        .findFirst()
        .flatMap(contract::declared);
  }

  private static void check(Contract contract, String written, Answer answer) {
    if (candidates(written, answer)
        .noneMatch(candidate -> contract.problems(candidate).isEmpty())) {
      Answer last = candidates(written, answer).reduce((first, second) -> second).orElseThrow();
      throw new AssertionError(ContractCheck.message(contract, last, contract.problems(last)));
    }
  }

  /** The answer to nothing that could be read, and to each request that was written. */
  private static Stream<Answer> candidates(String written, Answer answer) {
    return Stream.concat(
        Stream.of(answer),
        REQUEST
            .matcher(written)
            .results()
            .map(request -> answer.to(request.group(1), path(request.group(2)))));
  }

  private static String path(String target) {
    return target.replaceFirst("^[a-z]+://[^/]*", "").replaceFirst("\\?.*", "");
  }

  private static List<Answer> parse(String read) {
    List<Answer> answers = new ArrayList<>();
    int from = 0;
    int end = read.indexOf("\r\n\r\n");
    while (end >= 0) {
      String[] lines = read.substring(from, end).split("\r\n", -1);
      Map<String, List<String>> headers = headers(lines);
      int length = length(headers);
      int body = end + "\r\n\r\n".length();
      boolean isWithoutBody = read.startsWith("HTTP/1.", body) || read.length() == body;
      int after = isWithoutBody ? body : body + length;
      Matcher status = STATUS.matcher(lines[0]);
      if (!status.matches() || after > read.length() || headers.containsKey("transfer-encoding")) {
        break;
      }
      answers.add(
          new Answer(
              NO_REQUEST,
              NO_REQUEST,
              Integer.parseInt(status.group(1)),
              headers,
              new String(read.substring(body, after).getBytes(ISO_8859_1), UTF_8)));
      from = after;
      end = read.indexOf("\r\n\r\n", from);
    }
    return answers;
  }

  private static int length(Map<String, List<String>> headers) {
    return headers.getOrDefault("content-length", List.of("0")).stream()
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElse(0);
  }

  private static Map<String, List<String>> headers(String[] lines) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] parts = lines[i].split(": ", 2);
      headers
          .computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(parts.length > 1 ? parts[1] : "");
    }
    return headers;
  }
}
