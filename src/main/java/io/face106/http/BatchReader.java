package io.face106.http;

import io.face106.domain.Failure;
import io.face106.domain.Refusal;
import io.face106.http.batch.Feed;
import io.face106.http.batch.Items;
import io.face106.http.batch.LineItems;
import io.face106.http.batch.PartItems;
import io.face106.http.batch.TarItems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Reads {@code POST /v1/batches}: options from the query string, pictures from the body as it arrives. */
public final class BatchReader {

    static final String TAR = "application/x-tar";

    /** How many bytes a picture and a line of JSON may have. */
    public record Sizes(int picture, int line) {}

    private static final String FORMAT = "format";

    private final NativeBatch.Means means;
    private final FaceppDetection facepp;
    private final Sizes sizes;

    /** The reader for what the service analyses pictures with, in either shape. */
    public BatchReader(NativeBatch.Means means, FaceppDetection facepp, Sizes sizes) {
        this.means = means;
        this.facepp = facepp;
        this.sizes = sizes;
    }

    /** @throws Refusal if the options cannot be understood */
    BatchShape shape(HttpServletRequest http) {
        Map<String, String> options = FacesReader.query(http);
        String format = options.remove(FORMAT);
        if (format == null || format.equals("native")) {
            return new NativeBatch(means, options);
        }
        if (format.equals("facepp")) {
            return new FaceppBatch(facepp, means, options);
        }
        throw new Refusal(new Failure(Failure.Reason.BAD_ARGUMENT, FORMAT, "expected one of native, facepp"));
    }

    /**
     * The pictures of a body.
     *
     * @throws BodyException if its content type lacks something
     */
    Items items(HttpServletRequest http, Feed feed) {
        String contentType = String.valueOf(http.getContentType());
        String type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            return new PartItems(feed, MultipartBody.boundary(contentType), sizes.picture(), BatchReader::id);
        }
        return type.startsWith(TAR) ? new TarItems(feed, sizes.picture()) : new LineItems(feed, sizes.line());
    }

    /** The file's name: many files in one field of a form have the same name of that. */
    private static @Nullable String id(String disposition) {
        String file = HeaderParameter.find(disposition, "filename");
        return file == null || file.isBlank() ? HeaderParameter.find(disposition, "name") : file;
    }
}
