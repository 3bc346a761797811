package io.face106.runtime;

/** Loads models with one provider. */
public interface ModelRuntime {

    /**
     * Loads and checks a model.
     *
     * @throws ModelException if its tensors are not what the manifest says
     */
    Model load(ModelPack pack, ModelSpec spec);

    /** What runs the networks: {@code cpu}, {@code cuda} or {@code tensorrt}. */
    String provider();

    /** How many native tensors are alive now. */
    long tensorsAlive();
}
