package io.face106.facepp;

/**
 * Who calls.
 *
 * @param key {@code api_key}, not empty
 * @param secret {@code api_secret}, not empty
 */
public record Credentials(String key, String secret) {

    /**
     * Those of a call.
     *
     * @throws FaceppException {@code MISSING_ARGUMENTS}
     */
    public static Credentials of(Parameters parameters) {
        return new Credentials(parameters.required("api_key"), parameters.required("api_secret"));
    }

    /** Without the secret, which must not get into a log. */
    @Override
    public String toString() {
        return "Credentials[" + key + "]";
    }
}
