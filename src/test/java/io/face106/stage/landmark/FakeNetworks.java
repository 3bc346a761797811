package io.face106.stage.landmark;

import io.face106.domain.Landmark;
import io.face106.domain.Mesh;
import io.face106.testing.FakeModel;
import io.face106.testing.TestModels;
import java.util.Random;

/** Networks that see the same face in whatever they are shown. */
final class FakeNetworks {

    static final int SIDE = 112;

    private FakeNetworks() {}

    /** All outputs plausible, none of them round; the eyes are level. */
    static FakeModel face() {
        FakeModel fake = new FakeModel(TestModels.model("face").spec());
        fill(fake.output("points"), SIDE);
        fill(fake.output("mesh"), SIDE);
        fill(fake.output("visibility"), 1);
        level(fake.output("points"), 2, Landmark.LEFT_EYE_LEFT_CORNER.index(), Landmark.RIGHT_EYE_RIGHT_CORNER.index());
        level(fake.output("mesh"), 3, Mesh.LEFT_EYE_OUTER, Mesh.RIGHT_EYE_OUTER);
        return fake.with("pose", 20, -10, 5)
                .with("presence", 0.75f)
                .with("left_eye", 0.5f, 0.25f, 0.09375f, 0.0625f, 0.046875f, 0.03125f, 0.015625f)
                .with("right_eye", 0.01f, 0.02f, 0.03f, 0.04f, 0.05f, 0.06f, 0.79f)
                .with("mouth", 0.1f, 0.2f, 0.3f, 0.4f);
    }

    /** With the role {@code mesh} or {@code attentionMesh}. */
    static FakeModel mesh(String role) {
        FakeModel fake = new FakeModel(TestModels.model(role).spec());
        String vertices = fake.spec().outputs().get(0).name();
        fill(fake.output(vertices), fake.spec().input().side());
        fill(fake.output("landmarks106"), fake.spec().input().side());
        level(fake.output(vertices), 3, Mesh.LEFT_EYE_OUTER, Mesh.RIGHT_EYE_OUTER);
        return fake.with("presence", 0.5f);
    }

    private static void fill(float[] numbers, float most) {
        Random random = new Random(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = most * random.nextFloat();
        }
    }

    private static void level(float[] rows, int row, int left, int right) {
        rows[row * left] = 30;
        rows[row * right] = 80;
        rows[row * left + 1] = 40;
        rows[row * right + 1] = 40;
    }
}
