package io.face106.http;

import io.face106.facepp.Parameters;
import io.face106.facepp.PictureReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * All that a lenient form says, wherever it says it: query string, urlencoded body or multipart body. Where a name comes
 * more than once, the body wins over the query and the first value that is not empty over later ones.
 */
final class Form {

    private final Map<String, String> text = new HashMap<>();
    private byte @Nullable [] file;

    private Form() {}

    /**
     * Reads the body if it is a form, and the query.
     *
     * @throws BodyException if the body is not what its content type says
     */
    static Parameters read(HttpServletRequest request, Body body) {
        Form form = new Form();
        String contentType = request.getContentType();
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            MultipartBody.parse(body.read(), contentType).forEach(form::add);
        } else if (type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            form.add(FormText.parse(body.read()));
        }
        form.add(FormText.parse(request.getQueryString()));
        return new Parameters(form.text, form.file);
    }

    private void add(MultipartBody.Part part) {
        if (part.content().length == 0) {
            return;
        }
        // By name, not by whether there is a file name: some clients give every part one, and some none.
        if (!part.name().equals(PictureReader.FILE)) {
            text.putIfAbsent(part.name(), part.text());
        } else if (file == null) {
            file = part.content();
        }
    }

    private void add(List<Map.Entry<String, String>> pairs) {
        for (Map.Entry<String, String> pair : pairs) {
            if (!pair.getValue().isEmpty()) {
                text.putIfAbsent(pair.getKey(), pair.getValue());
            }
        }
    }
}
