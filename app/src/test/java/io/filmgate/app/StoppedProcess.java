package io.filmgate.app;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Stops a Java process exactly where a method begins, all of its threads at once, so that it can be
 * killed there. The process runs the code that everybody runs; it is only watched.
 */
final class StoppedProcess implements AutoCloseable {
  private static final long LONGEST_START_SECONDS = 60;

  private final ListeningConnector connector;
  private final Map<String, Connector.Argument> arguments;
  private final String address;
  private final CompletableFuture<VirtualMachine> machine;

  private StoppedProcess(
      ListeningConnector connector, Map<String, Connector.Argument> arguments, String address) {
    this.connector = connector;
    this.arguments = arguments;
    this.address = address;
    this.machine = Background.run(() -> connector.accept(arguments));
  }

  /** A place in the code. */
  record Place(String className, String method) {}

  /** Waits for a process that is started with {@link #option()}. */
  static StoppedProcess listen() throws IOException, IllegalConnectorArgumentsException {
    ListeningConnector connector =
        Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(one -> one.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("localAddress").setValue("127.0.0.1");
    return new StoppedProcess(connector, arguments, connector.startListening(arguments));
  }

  /** What the process has to be started with. */
  String option() {
    String port = address.substring(address.lastIndexOf(':') + 1);
    return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=n,address=127.0.0.1:" + port;
  }

  /**
   * From now on, lets the process run until it has come to all of these places, one after the
   * other.
   *
   * @return completes when nothing in the process runs any more
   */
  CompletableFuture<Void> stopAt(Place... way) throws Exception {
    VirtualMachine process = machine.get(LONGEST_START_SECONDS, TimeUnit.SECONDS);
    List<Place> places = List.of(way);
    watch(process, places.get(0));
    return Background.run(
        () -> {
          follow(process, places);
          return null;
        });
  }

  private static void follow(VirtualMachine process, List<Place> places)
      throws InterruptedException {
    int next = 0;
    while (true) {
      EventSet events = process.eventQueue().remove();
      boolean isThere = false;
      for (Event event : events) {
        if (event instanceof ClassPrepareEvent loaded) {
          breakAt(process, loaded.referenceType(), places.get(next));
        }
        isThere |= event instanceof BreakpointEvent;
      }
      if (isThere) {
        process.eventRequestManager().deleteAllBreakpoints();
        next++;
        if (next == places.size()) {
          return; // and it stays where it is
        }
        watch(process, places.get(next));
      }
      events.resume();
    }
  }

  private static void watch(VirtualMachine process, Place place) {
    List<ReferenceType> loaded = process.classesByName(place.className());
    if (loaded.isEmpty()) {
      ClassPrepareRequest request = process.eventRequestManager().createClassPrepareRequest();
      request.addClassFilter(place.className());
      request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
      request.enable();
    } else {
      breakAt(process, loaded.get(0), place);
    }
  }

  private static void breakAt(VirtualMachine process, ReferenceType type, Place place) {
    List<Method> methods = type.methodsByName(place.method());
    if (methods.isEmpty()) {
      throw new IllegalStateException("there is no " + place);
    }
    for (Method method : methods) {
      Location start = method.location();
      BreakpointRequest request = process.eventRequestManager().createBreakpointRequest(start);
      request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
      request.enable();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connector.stopListening(arguments);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IOException(e);
    }
  }
}
