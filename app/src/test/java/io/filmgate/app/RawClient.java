package io.filmgate.app;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sends a request as it is written, whatever a well-behaved client would say to it. */
final class RawClient {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** What came back. */
  record Answer(int status, List<String> headers, Buffer body) {

    String text() {
      return body.toString(StandardCharsets.UTF_8);
    }

    JsonObject json() {
      return new JsonObject(body);
    }

    /** All values of a header, joined; empty if it is not there. */
    String header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return String.join(
          ", ",
          headers.stream()
              .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
              .map(line -> line.substring(start.length()).strip())
              .toList());
    }
  }

  private final URI url;

  RawClient(URI url) {
    this.url = url;
  }

  /**
   * One request on a connection of its own.
   *
   * @param request method and target
   * @param headers lines, without Host; a Content-Length among them stands for the real one
   */
  Answer send(String request, List<String> headers, byte[] body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
      socket.setSoTimeout((int) LONGEST_WAIT.toMillis());
      StringBuilder head = new StringBuilder(request).append(" HTTP/1.1\r\n");
      head.append("Host: ").append(url.getAuthority()).append("\r\n");
      headers.forEach(line -> head.append(line).append("\r\n"));
      boolean isLengthGiven = headers.stream().anyMatch(line -> line.startsWith("Content-Length:"));
      if (!isLengthGiven && (body.length > 0 || request.startsWith("POST "))) {
        head.append("Content-Length: ").append(body.length).append("\r\n");
      }
      head.append("\r\n");
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      whole.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
      whole.writeBytes(body);
      socket.getOutputStream().write(whole.toByteArray());
      return read(socket.getInputStream(), request.startsWith("HEAD "));
    }
  }

  private static Answer read(InputStream in, boolean isHead) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      lines.add(line);
    }
    int status = Integer.parseInt(lines.get(0).split(" ", -1)[1]);
    Answer head = new Answer(status, lines.subList(1, lines.size()), Buffer.buffer());
    boolean hasBody = !isHead && status != 204 && status != 304;
    int length = hasBody ? Integer.parseInt("0" + head.header("content-length")) : 0;
    return new Answer(status, head.headers(), Buffer.buffer(in.readNBytes(length)));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection was closed without an answer");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
