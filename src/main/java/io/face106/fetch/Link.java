package io.face106.fetch;

import io.face106.domain.Failure.Reason;
import io.face106.domain.Refusal;
import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A link that is written as it should be. Taken apart once, strictly, so that nobody after this reads another host out of it.
 *
 * <p>Hosts are names of at least two labels in ASCII (an international name in its {@code xn--} form), or IPv4 addresses of
 * four decimal numbers. IPv6 addresses are not read: who serves pictures has a name. Blanks and letters beyond ASCII in path
 * and query are sent percent-encoded; the fragment is dropped.
 *
 * @param host in lower case
 * @param port written or the scheme's
 * @param uri scheme, host, port if it is not the scheme's, path and query
 */
record Link(String host, int port, URI uri) {

    private static final int MAX_LENGTH = 2048;
    private static final int MAX_HOST = 253;
    private static final int MAX_PORT = 65535;

    /** Scheme, authority, path and query; the form of RFC 3986, appendix B. */
    private static final Pattern FORM = Pattern.compile("(https?)://([^/?]*)([^?]*)(\\?.*)?");

    private static final Pattern AUTHORITY = Pattern.compile("([a-z0-9.-]+)(?::(\\d{1,5}))?");
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile("(?:" + LABEL + "\\.)+(?=[a-z])(" + LABEL + ")");
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);

    /** Endings that never lead to the public internet (RFC 6761, 6762, 7686, 8375, and ICANN's .internal). */
    private static final Set<String> LOCAL =
            Set.of("localhost", "local", "internal", "arpa", "onion", "test", "invalid");

    /** What RFC 3986 lets stand in path and query. */
    private static final String PLAIN = "-._~!$&'()*+,;=:@/?";

    /**
     * Reads a link.
     *
     * @throws Refusal with {@link Reason#LINK_REFUSED}
     */
    static Link parse(String written) {
        String text = written.strip();
        if (text.length() > MAX_LENGTH) {
            throw refused("the link is longer than " + MAX_LENGTH + " characters");
        }
        // Browsers take a backslash for a slash, others for part of the user's name: nobody needs one.
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\')) {
            throw refused("the link contains a backslash or a control character");
        }
        Matcher form = FORM.matcher(lowerScheme(withoutFragment(text)));
        if (!form.matches()) {
            throw refused("expected a link that starts with http:// or https://");
        }
        Matcher authority = AUTHORITY.matcher(form.group(2).toLowerCase(Locale.ROOT));
        if (!authority.matches() || !form.group(2).chars().allMatch(c -> c < 0x80)) {
            throw refused("expected a host name, perhaps a port, and nothing else, before the path");
        }
        String scheme = form.group(1);
        String host = host(authority.group(1));
        int port = port(authority.group(2), scheme);
        String place = port == standardPort(scheme) ? host : host + ":" + port;
        String path = form.group(3).isEmpty() ? "/" : form.group(3);
        return new Link(host, port, URI.create(scheme + "://" + place + encoded(path + query(form.group(4)))));
    }

    /**
     * Where a redirect leads.
     *
     * @param location relative to this link or whole
     * @throws Refusal if that is no link, or not as safe as this one
     */
    Link redirect(String location) {
        if (location.length() > MAX_LENGTH) {
            throw refused("a redirect is longer than " + MAX_LENGTH + " characters");
        }
        Link next;
        try {
            next = parse(resolved(encoded(withoutFragment(location.strip()))));
        } catch (IllegalArgumentException notALink) {
            throw refused("a redirect leads to something that is no link");
        }
        if (scheme().equals("https") && next.scheme().equals("http")) {
            throw refused("a redirect leads from https to http");
        }
        return next;
    }

    /** RFC 3986, 5.2.2. By itself the JDK drops the file's name when a reference has no path of its own. */
    private String resolved(String reference) {
        String whole = uri.toString();
        if (reference.isEmpty()) {
            return whole;
        }
        if (reference.startsWith("?")) {
            int query = whole.indexOf('?');
            return (query < 0 ? whole : whole.substring(0, query)) + reference;
        }
        return uri.resolve(reference).toString();
    }

    String scheme() {
        return uri.getScheme();
    }

    private static String host(String written) {
        if (IPV4.matcher(written).matches()) {
            return written;
        }
        // An ending that starts with a digit is an IPv4 address in one of its odder spellings.
        Matcher name = NAME.matcher(written);
        if (written.length() > MAX_HOST || !name.matches() || LOCAL.contains(name.group(1))) {
            throw refused("the host is no public name");
        }
        if (!staysItself(written)) {
            throw refused("the host is no international name");
        }
        return written;
    }

    /** Some names in the {@code xn--} form have a second spelling; who decodes them would go elsewhere. */
    private static boolean staysItself(String host) {
        try {
            return IDN.toASCII(IDN.toUnicode(host)).equals(host);
        } catch (IllegalArgumentException notEncodable) {
            return false;
        }
    }

    private static int port(@Nullable String written, String scheme) {
        int port = written == null ? standardPort(scheme) : Integer.parseInt(written);
        if (port < 1 || port > MAX_PORT) {
            throw refused("there is no port " + written);
        }
        return port;
    }

    private static int standardPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static String query(@Nullable String written) {
        return written == null ? "" : written;
    }

    private static String withoutFragment(String text) {
        int hash = text.indexOf('#');
        return hash < 0 ? text : text.substring(0, hash);
    }

    private static String lowerScheme(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon).toLowerCase(Locale.ROOT) + text.substring(colon);
    }

    /** What is encoded already stays as it is. */
    private static String encoded(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            if (isPlain(c) || (c == '%' && isHex(bytes, i + 1) && isHex(bytes, i + 2))) {
                plain.append(c);
            } else {
                plain.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return plain.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || PLAIN.indexOf(c) >= 0;
    }

    private static boolean isHex(byte[] bytes, int at) {
        return at < bytes.length && Character.digit(bytes[at], 16) >= 0;
    }

    private static Refusal refused(String detail) {
        return new Refusal(Reason.LINK_REFUSED, detail);
    }
}
