package dev.lockstep.local.process;

/** A child that does nothing but live. */
final class Sleeper {

    private Sleeper() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println("asleep with " + System.getenv("SLEEPER"));
        Thread.sleep(java.time.Duration.ofMinutes(2));
    }
}
