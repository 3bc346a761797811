package io.face106.pipeline;

import io.face106.domain.*;
import io.face106.runtime.*;
import io.face106.runtime.onnx.*;
import io.face106.stage.decode.*;
import io.face106.stage.detect.*;
import io.face106.stage.landmark.*;
import io.face106.stage.pose.*;
import java.nio.file.*;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SmokeTest {
    @Test
    void run() throws Exception {
        ModelPack pack = ModelPack.open("classpath:models", "default");
        OnnxRuntime rt = new OnnxRuntime(Provider.AUTO, 0, 2);
        var det = rt.load(pack, pack.require("detector"));
        var mesh = rt.load(pack, pack.require("mesh"));
        var att = pack.find("attentionMesh").map(s -> rt.load(pack, s));
        var an = new StagedFaceAnalyzer(
                new ImageLimits(48, 8192, 50_000_000, 1 << 24),
                new Admission(200_000_000, 2, Duration.ofSeconds(5)),
                new StagedFaceAnalyzer.Stages(
                        new DecodeStage(),
                        new DetectStage(det, DetectOptions.MEASURED),
                        new LandmarkStage(mesh, att, LandmarkOptions.MEASURED),
                        new PoseStage(PoseOptions.MEASURED)));
        for (String f : System.getProperty("pics").split(",")) {
            byte[] b = Files.readAllBytes(Path.of(f));
            for (Profile p : Profile.values()) {
                var o = new AnalysisOptions(p, 40, 100, 100, .6, true, true);
                for (int i = 0; i < 20; i++) an.analyze(b, o);
                Analysis a = an.analyze(b, o);
                System.out.println(f + " " + p + " " + a.image() + " " + a.times());
                for (Face x : a.faces())
                    System.out.println("   " + x.detection().box() + " s="
                            + x.detection().score() + " pres=" + x.presence() + " pose=" + x.pose());
                if (p == Profile.BALANCED)
                    for (Face x : a.faces()) {
                        StringBuilder sb = new StringBuilder();
                        for (Point q : x.landmarks().points())
                            sb.append(q.x()).append(',').append(q.y()).append(' ');
                        System.out.println("PTS " + f + " " + sb);
                    }
            }
        }
        System.out.println("tensors " + rt.tensorsAlive());
        att.ifPresent(Model::close);
        mesh.close();
        det.close();
        System.out.println("tensors " + rt.tensorsAlive() + " pics " + io.face106.runtime.opencv.Picture.alive());
    }
}
