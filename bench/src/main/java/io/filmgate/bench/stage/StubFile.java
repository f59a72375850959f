package io.filmgate.bench.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import java.util.zip.CRC32C;

/** A large file that is nowhere: its bytes are made while they are sent, the same each time. */
public final class StubFile {
  private static final int PIECE_BYTES = 64 * 1024;
  private static final int PIECES = 3_200;

  public static final long LENGTH_BYTES = (long) PIECES * PIECE_BYTES;

  private static final byte[] FIRST = first();

  public static final long CHECKSUM = checksum();

  private StubFile() {}

  private static byte[] first() {
    byte[] piece = new byte[PIECE_BYTES];
    new Random(1).nextBytes(piece);
    return piece;
  }

  /** Each piece begins with its number, so that none can stand for another. */
  private static void number(byte[] piece, int number) {
    for (int i = 0; i < Integer.BYTES; i++) {
      piece[i] = (byte) (number >>> (8 * i));
    }
  }

  static void write(OutputStream out) throws IOException {
    byte[] piece = FIRST.clone();
    for (int i = 0; i < PIECES; i++) {
      number(piece, i);
      out.write(piece);
    }
  }

  private static long checksum() {
    CRC32C checksum = new CRC32C();
    byte[] piece = FIRST.clone();
    for (int i = 0; i < PIECES; i++) {
      number(piece, i);
      checksum.update(piece, 0, piece.length);
    }
    return checksum.getValue();
  }
}
