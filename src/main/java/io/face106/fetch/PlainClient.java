package io.face106.fetch;

import java.util.List;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/**
 * An HTTP client that does nothing of its own accord: no redirects, cookies, passwords, proxies, second tries or decompression,
 * and no connection serves twice. Names are looked up by {@link Network} alone, once per connection; TLS is checked against
 * the name in the link.
 */
final class PlainClient {

    private static final int MAX_HEADERS = 100;
    private static final int MAX_HEADER_LINE = 8192;

    private PlainClient() {}

    static CloseableHttpClient open(FetchOptions options, Network network) {
        return HttpClients.custom()
                .setConnectionManager(connections(options, network))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(requests(options))
                .setDefaultHeaders(List.of(
                        new BasicHeader(HttpHeaders.ACCEPT, "image/*"),
                        new BasicHeader(HttpHeaders.ACCEPT_ENCODING, "identity")))
                .setUserAgent("face106")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .build();
    }

    private static RequestConfig requests(FetchOptions options) {
        Timeout timeout = Timeout.of(options.timeout());
        return RequestConfig.custom()
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    private static HttpClientConnectionManager connections(FetchOptions options, Network network) {
        Timeout timeout = Timeout.of(options.timeout());
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(network)
                .setTlsSocketStrategy(ClientTlsStrategyBuilder.create()
                        .setSslContext(network.trust())
                        .buildClassic())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(timeout).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(MAX_HEADERS)
                                .setMaxLineLength(MAX_HEADER_LINE)
                                .build())
                        .build())
                .setMaxConnTotal(options.maxConcurrent())
                .setMaxConnPerRoute(options.maxConcurrent())
                .build();
    }
}
