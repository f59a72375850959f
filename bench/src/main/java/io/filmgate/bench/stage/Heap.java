package io.filmgate.bench.stage;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The heap of another Java process. */
public final class Heap implements AutoCloseable {
  private final JMXConnector connector;
  private final MemoryMXBean memory;

  private Heap(JMXConnector connector, MemoryMXBean memory) {
    this.connector = connector;
    this.memory = memory;
  }

  @SuppressWarnings("BanJNDI") // the address is that of a child of this very process
  static Heap of(long pid) throws IOException {
    JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(agent(pid)));
    MBeanServerConnection connection = connector.getMBeanServerConnection();
    return new Heap(connector, ManagementFactory.getPlatformMXBean(connection, MemoryMXBean.class));
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

  /** What is alive, in MiB. */
  public long usedAfterCollection() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed() >> 20;
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
