package io.face106.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Writes what controllers answer as ready bytes. Spring's own way, which is for any object, asks its handlers and
 * converters in turn and negotiates what is settled already.
 */
public final class ByteAnswers implements HandlerMethodReturnValueHandler {

    @Override
    public boolean supportsReturnType(MethodParameter returned) {
        return returned.getGenericParameterType() instanceof ParameterizedType type
                && type.getRawType() == ResponseEntity.class
                && type.getActualTypeArguments()[0] == byte[].class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object answer,
            MethodParameter returned,
            ModelAndViewContainer container,
            NativeWebRequest request)
            throws IOException {
        container.setRequestHandled(true);
        HttpServletResponse response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        ResponseEntity<?> entity = (ResponseEntity<?>) Objects.requireNonNull(answer);
        response.setStatus(entity.getStatusCode().value());
        entity.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        if (entity.getBody() instanceof byte[] body) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
