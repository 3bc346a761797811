package io.face106.http;

import io.face106.nativeapi.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** How callers of the native API say who they are; those of the Face++ API do so in their form. */
final class OpenApiSecurity {

    private static final String NATIVE = "native";
    private static final String KEY = "apiKey";
    private static final String SECRET = "apiSecret";
    private static final String BASIC = "basic";

    private OpenApiSecurity() {}

    static void complete(OpenAPI document) {
        document.getComponents()
                .addSecuritySchemes(KEY, header(NativeAccess.ID))
                .addSecuritySchemes(SECRET, header(NativeAccess.SECRET))
                .addSecuritySchemes(
                        BASIC,
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getTags().contains(NATIVE))
                .forEach(OpenApiSecurity::complete);
    }

    private static void complete(Operation operation) {
        operation.setSecurity(List.of(
                // Where no keys are configured.
                new SecurityRequirement(),
                new SecurityRequirement().addList(KEY).addList(SECRET),
                new SecurityRequirement().addList(BASIC)));
        operation
                .getResponses()
                .addApiResponse(
                        "401",
                        problem("unauthenticated")
                                .addHeaderObject(
                                        HttpHeaders.WWW_AUTHENTICATE,
                                        new Header().schema(new StringSchema().example(NativeAccess.CHALLENGE))))
                .addApiResponse("403", problem("forbidden: the key is disabled, not for this, or has used up its day"))
                .addApiResponse("429", problem("rate_limited"));
    }

    private static ApiResponse problem(String description) {
        Schema<?> schema = new Schema<>().$ref("#/components/schemas/Problem");
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                Problem.MEDIA_TYPE, new io.swagger.v3.oas.models.media.MediaType().schema(schema)));
    }

    private static SecurityScheme header(String name) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name(name);
    }
}
