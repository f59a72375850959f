package io.filmgate.core.api;

import io.filmgate.contract.Contract;
import io.filmgate.contract.RawAnswers;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * Bytes to the port and back, without a library that would mend them. What comes back is held
 * against the contract.
 */
public final class RawSocket implements AutoCloseable {
  private static final int LONGEST_WAIT_MILLIS = 10_000;
  private static final int PAUSE_MILLIS = 20;
  private static final int MOST_DRIPS = 200;

  private final Contract contract;
  private final Socket socket;
  private final StringBuilder written = new StringBuilder();
  private final InputStream in;

  /** Connects to the API port. */
  RawSocket(int port) throws IOException {
    this(port, Contract.shipped());
  }

  public RawSocket(int port, Contract contract) throws IOException {
    this.contract = contract;
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(LONGEST_WAIT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  public RawSocket write(String text) throws IOException {
    written.append(text);
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (SocketException closedMeanwhile) {
      // the answer has been sent before; what matters is what can be read
    }
    return this;
  }

  /**
   * Sends a text byte by byte, over and over, until the connection ends or an answer begins.
   *
   * @return what came back
   */
  String drip(String text) throws IOException {
    socket.setSoTimeout(PAUSE_MILLIS);
    for (int i = 0; i < MOST_DRIPS; i++) {
      write(text.substring(i % text.length(), i % text.length() + 1));
      try {
        int first = in.read();
        socket.setSoTimeout(LONGEST_WAIT_MILLIS);
        return first < 0 ? "" : (char) first + readAll();
      } catch (SocketTimeoutException stillOpen) {
        // the next byte
      } catch (SocketException reset) {
        return "";
      }
    }
    throw new AssertionError("still open after " + MOST_DRIPS + " bytes");
  }

  /** Everything up to the end of the connection. */
  public String readAll() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      for (int b = in.read(); b >= 0; b = in.read()) {
        all.write(b);
      }
    } catch (SocketException reset) {
      // a reset is an end, too
    }
    return RawAnswers.checked(contract, written.toString(), all.toString(StandardCharsets.UTF_8));
  }

  /** The head of an answer. */
  String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        break;
      }
      head.append((char) b);
    }
    return head.toString();
  }

  /** One answer with its Content-Length. */
  public String readAnswer() throws IOException {
    return readAnswer(false);
  }

  /** One answer; that to a HEAD has a Content-Length and no body. */
  public String readAnswer(boolean isHead) throws IOException {
    String head = readHead();
    if (isHead) {
      return RawAnswers.checked(contract, written.toString(), head);
    }
    int length = 0;
    for (String line : head.split("\r\n", -1)) {
      if (line.startsWith("content-length: ")) {
        length = Integer.parseInt(line.substring("content-length: ".length()));
      }
    }
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return RawAnswers.checked(contract, written.toString(), head + body);
  }

  /** Reads and drops bytes; tells how many came before the end. */
  long skip(long most) throws IOException {
    byte[] piece = new byte[64 * 1024];
    long skipped = 0;
    while (skipped < most) {
      int read = in.read(piece, 0, (int) Math.min(piece.length, most - skipped));
      if (read < 0) {
        return skipped;
      }
      skipped += read;
    }
    return skipped;
  }

  /** Reads to the end: whether it was a reset and no proper end. */
  boolean isReset() throws IOException {
    try {
      skip(Long.MAX_VALUE);
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
