package io.face106.fetch;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that links may lead to: {@code images.example.com} is that host, {@code *.example.com} every host below it and not
 * itself, {@code *} any. Ports 80 and 443, unless a pattern names another: {@code images.example.com:8443}.
 */
public final class AllowedHosts {

    private static final Pattern FORM =
            Pattern.compile("(\\*|(?:\\*\\.)?[a-z0-9-]+(?:\\.[a-z0-9-]+)*)(?::(\\d{1,5}))?");
    private static final int ANY_WEB_PORT = 0;
    private static final int HIGHEST_PORT = 65535;

    /**
     * One pattern.
     *
     * @param host in lower case
     * @param port {@link #ANY_WEB_PORT} for 80 and 443
     */
    private record Entry(String host, int port) {

        boolean allows(String name, int number) {
            return allowsPort(number) && allowsHost(name);
        }

        private boolean allowsPort(int number) {
            return port == ANY_WEB_PORT ? number == 80 || number == 443 : number == port;
        }

        private boolean allowsHost(String name) {
            if (host.equals("*")) {
                return true;
            }
            return host.startsWith("*.") ? name.endsWith(host.substring(1)) : name.equals(host);
        }
    }

    private final List<Entry> entries;

    /**
     * Reads patterns.
     *
     * @param patterns none: every link is refused
     * @throws IllegalArgumentException if one is none
     */
    public AllowedHosts(List<String> patterns) {
        this.entries = patterns.stream().map(AllowedHosts::entry).toList();
    }

    /** Whether no link at all is followed. */
    boolean none() {
        return entries.isEmpty();
    }

    /** Whether a link may lead there. */
    boolean allow(Link link) {
        return entries.stream().anyMatch(entry -> entry.allows(link.host(), link.port()));
    }

    private static Entry entry(String pattern) {
        Matcher form = FORM.matcher(pattern.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + pattern + "' is no host pattern");
        }
        int port = form.group(2) == null ? ANY_WEB_PORT : Integer.parseInt(form.group(2));
        if (port > HIGHEST_PORT || (form.group(2) != null && port == 0)) {
            throw new IllegalArgumentException("'" + pattern + "' names no port");
        }
        return new Entry(form.group(1), port);
    }
}
