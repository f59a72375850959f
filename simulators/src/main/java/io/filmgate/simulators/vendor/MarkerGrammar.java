package io.filmgate.simulators.vendor;

import io.filmgate.simulators.vendor.MarkerKind.Argument;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the fault markers of a prompt. The grammar is the same for every vendor; CODE is one of the
 * vendor's own codes.
 *
 * <table>
 * <caption>Markers, written anywhere in a prompt; several may stand together</caption>
 * <tr><td>{@code [[1303]]}, {@code [[50412]]}, {@code [[QuotaExceeded]]}<td>the create is refused with this code
 * <tr><td>{@code [[poll:CODE]]}<td>every poll answers with this error
 * <tr><td>{@code [[poll:CODEx3]]}<td>the first three polls do, later ones are normal
 * <tr><td>{@code [[fail:TEXT]]}<td>the job runs its time and then fails for this reason (a code where the vendor has codes)
 * <tr><td>{@code [[stuck]]}<td>the job never ends and keeps its slot
 * <tr><td>{@code [[slow:S]]}<td>the create takes effect at once but is answered after S real seconds
 * <tr><td>{@code [[run:S]]}<td>the job takes S scaled seconds instead of the usual time
 * <tr><td>{@code [[drop_before_accept]]}<td>the connection is cut and there is no job
 * <tr><td>{@code [[drop_after_accept]]}<td>there is a job, then the connection is cut
 * <tr><td>{@code [[late_register:S]]}<td>accepted, but queries and lists do not show the job for S real seconds
 * <tr><td>{@code [[http:503]]}<td>a bare HTTP error as a proxy would send it, and no job
 * <tr><td>{@code [[http_after_accept:500]]}<td>the same, but there is a job
 * <tr><td>{@code [[no_url]]}<td>success without a result
 * <tr><td>{@code [[resp_data_only]]}<td>the address stands in {@code resp_data} alone (Jimeng)
 * <tr><td>{@code [[expired]]}<td>the job ends expired (Jimeng), the address it hands out has expired (others)
 * <tr><td>{@code [[unknown_state:WORD]]}<td>the job shows this state while it runs
 * </table>
 *
 * <p>What looks like a marker and is none is an error, so that a typing mistake shows.
 */
public final class MarkerGrammar {

  private static final Pattern MARKER = Pattern.compile("\\[\\[([^\\[\\]]*)]]");
  private static final Pattern CODE_AND_TIMES = Pattern.compile("(.+?)(?:x(\\d{1,6}))?");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}(\\.\\d{1,3})?");
  private static final Pattern ERROR_STATUS = Pattern.compile("[45]\\d\\d");

  private final Set<String> codes;
  private final Set<MarkerKind> unsupported;

  public MarkerGrammar(Set<String> codes, Set<MarkerKind> unsupported) {
    this.codes = Set.copyOf(codes);
    this.unsupported = Set.copyOf(unsupported);
  }

  /**
   * Finds the markers of a prompt.
   *
   * @throws UnknownMarkerException for a marker that nobody understands
   */
  public Markers parse(String prompt) {
    Map<MarkerKind, String> found = new EnumMap<>(MarkerKind.class);
    Matcher matcher = MARKER.matcher(prompt);
    while (matcher.find()) {
      String text = matcher.group(1);
      int colon = text.indexOf(':');
      String word = colon < 0 ? text : text.substring(0, colon);
      String argument = colon < 0 ? "" : text.substring(colon + 1);
      Optional<MarkerKind> kind =
          codes.contains(text) ? Optional.of(MarkerKind.REFUSE) : MarkerKind.ofWord(word);
      if (kind.isEmpty()
          || unsupported.contains(kind.get())
          || !fits(kind.get().argument(), argument)) {
        throw new UnknownMarkerException("unknown marker [[" + text + "]]; known: " + known());
      }
      found.put(kind.get(), kind.get() == MarkerKind.REFUSE ? text : argument);
    }
    return new Markers(found);
  }

  /** Faults for every create until it is set back to the empty text. */
  public Knob<String> knob() {
    return new Knob<>(
        "faults",
        "",
        value -> {
          String text = Knob.text(value);
          parse(text);
          return text;
        });
  }

  private boolean fits(Argument argument, String text) {
    return switch (argument) {
      case NONE, CODE -> text.isEmpty();
      case CODE_AND_TIMES -> {
        Matcher matcher = CODE_AND_TIMES.matcher(text);
        yield codes.contains(text) || (matcher.matches() && codes.contains(matcher.group(1)));
      }
      case SECONDS -> SECONDS.matcher(text).matches();
      case STATUS -> ERROR_STATUS.matcher(text).matches();
      case TEXT -> !text.isBlank();
    };
  }

  private String known() {
    List<String> forms =
        EnumSet.allOf(MarkerKind.class).stream()
            .filter(kind -> !unsupported.contains(kind))
            .map(MarkerKind::form)
            .toList();
    return String.join(" ", forms)
        + " with CODE one of "
        + codes.stream().sorted().collect(Collectors.joining(", "));
  }
}
