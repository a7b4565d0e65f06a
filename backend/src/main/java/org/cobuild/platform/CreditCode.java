package org.cobuild.platform;

/** The unified social credit code of an organisation, GB 32100-2015. */
public final class CreditCode {
    /** Digits and capital letters without I, O, S, V, Z; a character's place is its value. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int MODULUS = ALPHABET.length();
    private static final int LENGTH = 18;

    private CreditCode() {}

    /** Whether it has 18 places of the alphabet; whether the last one fits is asked by {@link #checks}. */
    public static boolean formed(String code) {
        return code.length() == LENGTH && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    /**
     * Whether the last character is the check character of the others (GB 32100-2015, 4.6). Real early codes fail this,
     * so a wrong one is a warning to be compared with the certificate.
     *
     * @param code 18 characters of the alphabet
     */
    public static boolean checks(String code) {
        return code.charAt(LENGTH - 1) == checkCharacter(code);
    }

    /** The check character that the first 17 places ask for: weights are the powers of 3 modulo 31. */
    public static char checkCharacter(String code) {
        var sum = 0;
        var weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % MODULUS;
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }
}
