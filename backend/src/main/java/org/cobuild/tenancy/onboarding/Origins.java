package org.cobuild.tenancy.onboarding;

/** Origins of lines that nobody has to put right. */
final class Origins {
    /** Of lines that were read from what stands. */
    static final Origin NOWHERE = new Origin() {
        @Override
        public void fault(String field, String key, Object... arguments) {
            throw new IllegalStateException("what stands is at fault: " + key);
        }

        @Override
        public void doubt(String field, String key, Object... arguments) {}

        @Override
        public boolean faultless() {
            return true;
        }
    };

    private Origins() {}
}
