package io.face106.app;

import io.face106.runtime.Model;
import io.face106.runtime.ModelRun;
import io.face106.runtime.ModelSpec;
import java.util.concurrent.CompletableFuture;

/** A network that is being loaded; who runs it waits until it is. */
final class LoadingModel implements Model {

    private final ModelSpec spec;
    private final CompletableFuture<Model> model;

    LoadingModel(ModelSpec spec, CompletableFuture<Model> model) {
        this.spec = spec;
        this.model = model;
    }

    @Override
    public ModelSpec spec() {
        return spec;
    }

    @Override
    public ModelRun prepare(long... inputShape) {
        return Background.join(model).prepare(inputShape);
    }

    /** One that could not be loaded has nothing to free. */
    @Override
    public void close() {
        if (model.handle((loaded, failure) -> failure == null).join()) {
            model.join().close();
        }
    }
}
