package io.filmgate.app;

import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/**
 * What an operator is told when a command cannot go on: one clear line instead of a stack trace.
 */
final class FailureLines {
  private FailureLines() {}

  static String of(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return "filmgate: " + line(cause);
  }

  private static String reason(FileSystemException failure) {
    return failure instanceof FileAlreadyExistsException ? "is there already" : "cannot be used";
  }

  private static String line(Throwable cause) {
    if (cause instanceof AccessDeniedException denied) {
      return "no access to " + denied.getFile();
    }
    if (cause instanceof NoSuchFileException missing) {
      return "there is no " + missing.getFile();
    }
    if (cause instanceof FileSystemException file) {
      String reason = file.getReason();
      return file.getFile() + ": " + (reason == null ? reason(file) : reason);
    }
    if (cause instanceof BindException bind) {
      return "the address is not free: " + bind.getMessage();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
