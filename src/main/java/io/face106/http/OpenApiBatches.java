package io.face106.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import java.util.Map;

/** A batch takes the options of a single picture: they are described once. */
final class OpenApiBatches {

    private OpenApiBatches() {}

    static void complete(OpenAPI document) {
        Map<String, PathItem> paths = document.getPaths();
        if (!paths.containsKey("/v1/batches") || !paths.containsKey("/v1/faces")) {
            return;
        }
        Operation batches = paths.get("/v1/batches").getPost();
        paths.get("/v1/faces").getPost().getParameters().forEach(batches::addParametersItem);
    }
}
