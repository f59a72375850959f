package io.filmgate.core.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A loopback server that answers with bytes as told, right or wrong. */
public final class RawServer implements AutoCloseable {
  /** What to do with a connection once its request has been read. */
  public interface Behaviour {
    /** The socket is closed afterwards. */
    void answer(String request, Socket socket) throws IOException;
  }

  private final ServerSocket server;
  private final BlockingQueue<Behaviour> script = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  public RawServer() {
    this(InetAddress.getLoopbackAddress());
  }

  public RawServer(InetAddress address) {
    try {
      server = new ServerSocket(0, 50, address);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread accepting = new Thread(this::accept, "raw-server");
    accepting.setDaemon(true);
    accepting.start();
  }

  /** The next connection's behaviour. */
  public RawServer next(Behaviour behaviour) {
    script.add(behaviour);
    return this;
  }

  /** Answers the next connection with a whole answer. */
  public RawServer reply(int status, String body, String... headers) {
    return next(
        (request, socket) -> {
          String head = "HTTP/1.1 " + status + " As Told\r\n";
          for (String header : headers) {
            head += header + "\r\n";
          }
          head += "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n";
          write(socket, head + body);
        });
  }

  public static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  public int port() {
    return server.getLocalPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** The next request that arrived, head and body. */
  public String request() {
    try {
      String request = requests.poll(20, TimeUnit.SECONDS);
      if (request == null) {
        throw new AssertionError("no request came");
      }
      return request;
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /** How many requests nobody has looked at. */
  public int unseen() {
    return requests.size();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        Thread serving = new Thread(() -> serve(socket), "raw-connection");
        serving.setDaemon(true);
        serving.start();
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      String request = read(socket.getInputStream());
      requests.add(request);
      Behaviour behaviour = script.poll(20, TimeUnit.SECONDS);
      if (behaviour != null) {
        behaviour.answer(request, socket);
      }
    } catch (IOException | InterruptedException broken) {
      return;
    }
  }

  private static String read(InputStream input) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int wanted = Integer.MAX_VALUE;
    while (bytes.size() < wanted) {
      int octet = input.read();
      if (octet < 0) {
        throw new IOException("closed");
      }
      bytes.write(octet);
      String text = bytes.toString(StandardCharsets.ISO_8859_1);
      int end = wanted == Integer.MAX_VALUE ? text.indexOf("\r\n\r\n") : -1;
      if (end >= 0) {
        wanted = end + 4 + contentLength(text);
      }
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private static int contentLength(String head) {
    for (String line : head.split("\r\n", -1)) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        return Integer.parseInt(line.substring(15).strip());
      }
    }
    return 0;
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
