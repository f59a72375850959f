package io.filmgate.core.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file host on loopback that behaves on each path as it is told, to the byte. Each connection has
 * a thread of its own and carries one request. It refuses every method but GET, and whoever brings
 * credentials.
 */
final class UnwillingFileHost implements AutoCloseable {
  static final String FILE = "0123456789";
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  /** What to do with a request; the connection is closed afterwards. */
  interface Manners {
    void answer(Asked asked, OutputStream out) throws IOException, InterruptedException;
  }

  /** A request's head. */
  record Asked(String method, String path, String head) {
    Optional<String> header(String name) {
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }
  }

  private final ServerSocket server;
  private final Map<String, Manners> paths = new ConcurrentHashMap<>();
  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  UnwillingFileHost() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    thread(this::accept);
  }

  /** From now on a path is answered like this; a path that was never named is 404. */
  UnwillingFileHost on(String path, Manners manners) {
    paths.put(path, manners);
    return this;
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.getLocalPort() + path;
  }

  /** The next request that nobody has looked at. */
  Asked next() throws InterruptedException {
    Asked next = asked.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was asked");
    }
    return next;
  }

  /** How many requests nobody has looked at. */
  int unseen() {
    return asked.size();
  }

  /** Does everything right. */
  static void good(Asked asked, OutputStream out) throws IOException {
    Matcher range = RANGE.matcher(asked.header("range").orElse(""));
    if (!range.matches()) {
      ignoresRange(asked, out);
      return;
    }
    boolean isSuffix = range.group(1).isEmpty();
    long end = FILE.length() - 1L;
    long first =
        isSuffix
            ? Math.max(0, FILE.length() - Long.parseLong(range.group(2)))
            : Long.parseLong(range.group(1));
    long last =
        isSuffix || range.group(2).isEmpty() ? end : Math.min(end, Long.parseLong(range.group(2)));
    if (first > last) {
      answer(out, 416, "", "Content-Range: bytes */" + FILE.length());
    } else {
      String sent = "Content-Range: bytes " + first + "-" + last + "/" + FILE.length();
      answer(out, 206, FILE.substring((int) first, (int) last + 1), sent);
    }
  }

  /** Sends the whole, whatever was asked for. */
  static void ignoresRange(Asked asked, OutputStream out) throws IOException {
    answer(out, 200, FILE, "Server: vendor", "Set-Cookie: a=b", "ETag: \"theirs\"", "X-Amz-Id: 1");
  }

  /** The same answer to everything. */
  static Manners says(int status, String body, String... headers) {
    return (asked, out) -> answer(out, status, body, headers);
  }

  /** The same bytes to everything. */
  static Manners raw(String text) {
    return (asked, out) -> write(out, text);
  }

  static Manners redirectsTo(String location) {
    return says(302, "", "Location: " + location);
  }

  static void answer(OutputStream out, int status, String body, String... headers)
      throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " As Told\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    head.append("Content-Length: ").append(body.length()).append("\r\n\r\n");
    write(out, head + body);
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        thread(() -> serve(socket));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Asked request = read(socket.getInputStream());
      asked.add(request);
      OutputStream out = socket.getOutputStream();
      if (!request.method().equals("GET") || request.header("authorization").isPresent()) {
        answer(out, 405, "");
      } else {
        paths.getOrDefault(request.path(), says(404, "")).answer(request, out);
      }
    } catch (IOException | InterruptedException gone) {
      return;
    }
  }

  private static Asked read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("closed");
      }
      bytes.write(octet);
      head = bytes.toString(StandardCharsets.ISO_8859_1);
    }
    String[] line = head.split(" ", 3);
    return new Asked(line[0], line[1], head);
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "unwilling-file-host");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
