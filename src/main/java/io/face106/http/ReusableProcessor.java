package io.face106.http;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's processor of HTTP/1.1, which can serve one connection after the other: it forgets that the last one spoke HTTP/0.9.
 * Tomcat's own keeps that until it has read a request line to its end, and so answers the next one that it cannot read without
 * status line and headers. Without reuse each request takes 200 kB of heap for its parser.
 */
final class ReusableProcessor extends Http11Processor {

    private static final VarHandle HTTP_0_9 = field("http09");

    ReusableProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
        super(protocol, adapter);
    }

    @Override
    public SocketState service(SocketWrapperBase<?> connection) throws IOException {
        HTTP_0_9.set((Http11Processor) this, false);
        return super.service(connection);
    }

    private static VarHandle field(String name) {
        try {
            return MethodHandles.privateLookupIn(Http11Processor.class, MethodHandles.lookup())
                    .findVarHandle(Http11Processor.class, name, boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
