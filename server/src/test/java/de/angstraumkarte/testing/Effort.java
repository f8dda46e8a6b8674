package de.angstraumkarte.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** How much work something makes, whoever does it and however long they are kept from it by others on the machine. */
public final class Effort {
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private Effort() {}

    /** Fails if all threads of this process together have spent more time on a processor meanwhile. */
    public static void atMost(Duration most, Runnable work) {
        long before = MACHINE.getProcessCpuTime();
        work.run();
        Duration spent = Duration.ofNanos(MACHINE.getProcessCpuTime() - before);
        assertTrue(spent.compareTo(most) < 0, "worked " + spent);
    }
}
