package io.face106.facepp;

/** Who may call. Asked before anything else of a request is looked at. */
@FunctionalInterface
public interface Credentials {

    /** Accepts every pair; that both are given is checked before. */
    Credentials ANY = (key, secret) -> true;

    /**
     * Whether the pair belongs together.
     *
     * @param key {@code api_key}, not empty
     * @param secret {@code api_secret}, not empty
     */
    boolean accept(String key, String secret);
}
