package io.filmgate.core.config;

import io.filmgate.core.config.Problem.Place;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads one YAML text into nodes, from the parser's events: no object is ever constructed, no
 * scalar is turned into a number or a date, and anchors cannot multiply anything.
 */
final class YamlDocument {
  private static final int DEEPEST = 32;
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  private final String file;
  private final Problems problems;
  private final Iterator<Event> events;

  private YamlDocument(String file, Iterator<Event> events, Problems problems) {
    this.file = file;
    this.events = events;
    this.problems = problems;
  }

  /**
   * Reads a text.
   *
   * @param problems gets what is understood but not allowed: doubled keys, anchors, tags
   * @throws ConfigException if the text cannot be understood
   */
  static Node.Keys read(String file, String text, Problems problems) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Math.max(1, text.length()));
    try {
      Iterator<Event> events = new Yaml(options).parse(new StringReader(text)).iterator();
      return new YamlDocument(file, events, problems).document();
    } catch (MarkedYAMLException e) {
      throw YamlMistake.of(file, text, e);
    } catch (ReaderException e) {
      throw YamlMistake.of(file, text, e);
    }
  }

  private Node.Keys document() {
    Node.Keys root = new Node.Keys(Map.of(), new Place(file, 1));
    boolean isFirst = true;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent) {
        if (!isFirst) {
          problems.add("", "a second document begins here; one file is one document", place(event));
        }
        Node node = node(events.next(), "", 0);
        root = isFirst ? rootOf(node) : root;
        isFirst = false;
      } else if (event instanceof StreamEndEvent) {
        break;
      }
    }
    return root;
  }

  private Node.Keys rootOf(Node node) {
    if (node instanceof Node.Keys keys) {
      return keys;
    }
    if (!(node instanceof Node.Nothing)) {
      problems.add("", "the file must consist of keys such as server:", node.place());
    }
    return new Node.Keys(Map.of(), new Place(file, 1));
  }

  private Node node(Event event, String path, int depth) {
    Place place = place(event);
    if (depth > DEEPEST) {
      throw YamlMistake.refusal(file, place.line(), "nested more than " + DEEPEST + " deep");
    }
    if (event instanceof AliasEvent alias) {
      problems.add(path, "aliases (*" + alias.getAnchor() + ") are not allowed", place);
      return new Node.Unset(place);
    }
    refuseAnchorAndTag(event, path, place);
    if (event instanceof ScalarEvent scalar) {
      return scalar.isPlain() && NULLS.contains(scalar.getValue())
          ? new Node.Nothing(place)
          : new Node.Text(scalar.getValue(), scalar.getValue(), place);
    }
    return event instanceof MappingStartEvent
        ? keys(path, place, depth)
        : items(path, place, depth);
  }

  private void refuseAnchorAndTag(Event event, String path, Place place) {
    if (event instanceof NodeEvent node && node.getAnchor() != null) {
      problems.add(path, "anchors (&" + node.getAnchor() + ") are not allowed", place);
    }
    String tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : event instanceof CollectionStartEvent start ? start.getTag() : null;
    if (tag != null) {
      problems.add(path, "tags (" + shortened(tag) + ") are not allowed", place);
    }
  }

  private static String shortened(String tag) {
    return tag.replace("tag:yaml.org,2002:", "!!");
  }

  private Node items(String path, Place place, int depth) {
    List<Node> items = new ArrayList<>();
    Event event = events.next();
    while (!(event instanceof SequenceEndEvent)) {
      items.add(node(event, path + "[" + items.size() + "]", depth + 1));
      event = events.next();
    }
    return new Node.Items(items, place);
  }

  private Node keys(String path, Place place, int depth) {
    Map<String, Node> members = new LinkedHashMap<>();
    Event event = events.next();
    while (!(event instanceof MappingEndEvent)) {
      Place keyPlace = place(event);
      Node key = node(event, path, depth + 1);
      String name = event instanceof ScalarEvent scalar ? scalar.getValue() : "?";
      String memberPath = path.isEmpty() ? name : path + "." + name;
      Node member = at(keyPlace, node(events.next(), memberPath, depth + 1));
      if (key instanceof Node.Items || key instanceof Node.Keys) {
        problems.add(path, "a key must be a text", keyPlace);
      } else if (name.equals("<<")) {
        problems.add(memberPath, "merge keys are not allowed", keyPlace);
      } else if (members.containsKey(name)) {
        Place first = members.get(name).place();
        problems.add(memberPath, "this key stands twice; first at " + first, keyPlace);
      } else {
        members.put(name, member);
      }
      event = events.next();
    }
    return new Node.Keys(members, place);
  }

  private static Node at(Place place, Node node) {
    if (node instanceof Node.Text text) {
      return new Node.Text(text.value(), text.written(), place);
    } else if (node instanceof Node.Items items) {
      return new Node.Items(items.items(), place);
    } else if (node instanceof Node.Keys keys) {
      return new Node.Keys(keys.members(), place);
    }
    return node instanceof Node.Unset ? new Node.Unset(place) : new Node.Nothing(place);
  }

  private Place place(Event event) {
    return new Place(file, event.getStartMark().getLine() + 1);
  }
}
