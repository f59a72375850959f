package io.filmgate.bench.stage;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The heap of another Java process. */
public final class Heap implements AutoCloseable {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

  private final JMXConnector connector;
  private final MBeanServerConnection connection;
  private final MemoryMXBean memory;

  private Heap(JMXConnector connector, MBeanServerConnection connection, MemoryMXBean memory) {
    this.connector = connector;
    this.connection = connection;
    this.memory = memory;
  }

  @SuppressWarnings("BanJNDI") // the address is that of a child of this very process
  static Heap of(long pid) throws IOException {
    JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(agent(pid)));
    MBeanServerConnection connection = connector.getMBeanServerConnection();
    return new Heap(
        connector, connection, ManagementFactory.getPlatformMXBean(connection, MemoryMXBean.class));
  }

  private static String agent(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        return machine.startLocalManagementAgent();
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException refused) {
      throw new IOException(refused);
    }
  }

  /**
   * What is alive, in MiB: counted object by object while everything stands still. Usage that is
   * read after a collection holds what a busy process has thrown away since.
   */
  public long usedAfterCollection() throws IOException {
    try {
      Object histogram =
          connection.invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "gcClassHistogram",
              new Object[] {new String[0]},
              new String[] {String[].class.getName()});
      Matcher total = TOTAL.matcher((String) histogram);
      if (!total.find()) {
        throw new IOException("the process does not count its objects");
      }
      return Long.parseLong(total.group(1)) >> 20;
    } catch (JMException refused) {
      throw new IOException(refused);
    }
  }

  /** What is in use, garbage included, in MiB. */
  public long used() {
    return memory.getHeapMemoryUsage().getUsed() >> 20;
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
