"""MediaPipe's own FaceMesh solution (its detector, crop rule and runtime) behind the same endpoint.

Its short-range detector sees 128x128 pixels, so small faces in large pictures are missed: look at the face counts
before comparing speed. The graph is not thread-safe: one per thread.
"""
import os
import threading

import cv2
import numpy as np

from analyzer import CANONICAL_FACE, DEFAULT_MAPS, Analyzer, Face, Pose, To106, square


class MediaPipeAnalyzer:
    decode = staticmethod(Analyzer.decode)

    def __init__(self, maps=None, most=10):
        import mediapipe
        self.solution = mediapipe.solutions.face_mesh.FaceMesh
        self.most = most
        self.to106 = To106(os.path.join(maps or DEFAULT_MAPS, "mesh468_to_106.csv"))
        self.pose = Pose(CANONICAL_FACE)
        self.local = threading.local()

    def __call__(self, image, limit=None):
        if not hasattr(self.local, "graph"):
            self.local.graph = self.solution(static_image_mode=True, max_num_faces=self.most,
                                             refine_landmarks=False, min_detection_confidence=0.5)
        height, width = image.shape[:2]
        found = self.local.graph.process(cv2.cvtColor(image, cv2.COLOR_BGR2RGB)).multi_face_landmarks or []
        faces = []
        for face in found:
            mesh = np.array([(p.x, p.y, p.z) for p in face.landmark]) * (width, height, width)
            points = self.to106(mesh)
            faces.append(Face(1.0, points, square(points), *self.pose(mesh)))
        faces.sort(key=lambda f: -f.rectangle[2])
        return faces
