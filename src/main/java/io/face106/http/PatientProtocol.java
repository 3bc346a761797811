package io.face106.http;

import java.time.Duration;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.AbstractEndpoint;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP as Tomcat speaks it, with parsers that can be used again ({@link ReusableProcessor}), and one thing more: a request may
 * grant its client more time to take its answer than the connector grants to all ({@code server.tomcat.connection-timeout}),
 * because it is answered while it is still being sent. Made by Tomcat, by name.
 */
public final class PatientProtocol extends Http11NioProtocol {

    /** The connection whose request this thread answers. */
    private static final ThreadLocal<@Nullable SocketWrapperBase<?>> CONNECTION = new ThreadLocal<>();

    /** More time, until it is closed. On the request's own thread. */
    interface Grant extends AutoCloseable {
        @Override
        void close();
    }

    public PatientProtocol() {
        getEndpoint().setHandler(new Remembering(getHandler()));
    }

    @Override
    protected Processor createProcessor() {
        return new ReusableProcessor(this, getAdapter());
    }

    /** Grants the client of this thread's request so long to take anything; nothing, where its connection is not known. */
    static Grant grant(Duration time) {
        SocketWrapperBase<?> connection = CONNECTION.get();
        if (connection == null) {
            return () -> {};
        }
        long before = connection.getWriteTimeout();
        connection.setWriteTimeout(time.toMillis());
        return () -> connection.setWriteTimeout(before);
    }

    private record Remembering(AbstractEndpoint.Handler<NioChannel> tomcats)
            implements AbstractEndpoint.Handler<NioChannel> {

        @Override
        public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent status) {
            CONNECTION.set(socket);
            try {
                return tomcats.process(socket, status);
            } finally {
                CONNECTION.remove();
            }
        }

        @Override
        public Object getGlobal() {
            return tomcats.getGlobal();
        }

        @Override
        public void release(SocketWrapperBase<NioChannel> socket) {
            tomcats.release(socket);
        }

        @Override
        public void pause() {
            tomcats.pause();
        }

        @Override
        public void recycle() {
            tomcats.recycle();
        }
    }
}
