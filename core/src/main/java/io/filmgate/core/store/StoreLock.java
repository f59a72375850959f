package io.filmgate.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Held by the one process that writes a file. The operating system gives it back when the process
 * ends, however it ends.
 */
final class StoreLock implements AutoCloseable {
  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock on a side file, never on the database itself, whose locks are SQLite's. */
  static StoreLock take(Path database) {
    Path file = database.resolveSibling(database.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return new StoreLock(channel);
        }
      } catch (OverlappingFileLockException e) {
        throw inUse(database); // closing the channel would give up this very process's lock
      }
      channel.close();
      throw inUse(database);
    } catch (IOException e) {
      throw new StoreUnavailableException("cannot lock " + file + ": " + e.getMessage(), e);
    }
  }

  private static StoreUnavailableException inUse(Path database) {
    return new StoreUnavailableException(
        database + " is in use by another Filmgate process; stop that one, or ask it");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
