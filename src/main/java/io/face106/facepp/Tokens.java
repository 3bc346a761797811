package io.face106.facepp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The identifiers inside an answer. */
final class Tokens {

    private static final int BYTES = 16;
    private static final int SHOWN = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** 32 lowercase hexadecimal digits, new on every call and not to be guessed. */
    static String face() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A token as errors name it: whatever a client sent, not more of it than a token may have. */
    static String shown(String token) {
        return token.length() <= SHOWN ? token : token.substring(0, SHOWN);
    }

    /** 24 characters, the same for the same bytes: base64 of the first 16 bytes of their SHA-256. */
    static String image(byte[] picture) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(picture);
            return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
