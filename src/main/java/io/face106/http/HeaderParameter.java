package io.face106.http;

import org.jspecify.annotations.Nullable;

/** Reads {@code type; name=value; name="value"} headers, taking what clients send for it. */
final class HeaderParameter {

    private HeaderParameter() {}

    /** The value of a parameter, unquoted; null if there is none. Names are compared without regard to case. */
    static @Nullable String find(String header, String wanted) {
        int at = 0;
        while (true) {
            int semicolon = endOfParameter(header, at);
            if (semicolon >= header.length()) {
                return null;
            }
            int end = endOfParameter(header, semicolon + 1);
            String parameter = header.substring(semicolon + 1, end);
            int equals = parameter.indexOf('=');
            if (equals >= 0 && parameter.substring(0, equals).strip().equalsIgnoreCase(wanted)) {
                return unquoted(parameter.substring(equals + 1).strip());
            }
            at = semicolon + 1;
        }
    }

    /** The next semicolon outside quotes, or the end. */
    private static int endOfParameter(String header, int from) {
        boolean quoted = false;
        for (int i = from; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return header.length();
    }

    private static String unquoted(String value) {
        if (value.length() < 2 || value.charAt(0) != '"' || value.charAt(value.length() - 1) != '"') {
            return value;
        }
        return value.substring(1, value.length() - 1).replace("\\\"", "\"");
    }
}
