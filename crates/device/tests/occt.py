"""Judge of STEP files: OpenCASCADE reads each, checks it, meshes it, and tells what it found as JSON lines."""

import json
import sys

from OCP.BRep import BRep_Tool
from OCP.BRepCheck import BRepCheck_Analyzer
from OCP.BRepMesh import BRepMesh_IncrementalMesh
from OCP.IFSelect import IFSelect_RetDone
from OCP.STEPControl import STEPControl_Reader
from OCP.ShapeAnalysis import ShapeAnalysis_FreeBounds
from OCP.TopAbs import TopAbs_EDGE, TopAbs_FACE, TopAbs_REVERSED, TopAbs_SHELL, TopAbs_SOLID
from OCP.TopExp import TopExp_Explorer
from OCP.TopLoc import TopLoc_Location
from OCP.TopoDS import TopoDS


def parts(shape, kind):
    explorer = TopExp_Explorer(shape, kind)
    while explorer.More():
        yield explorer.Current()
        explorer.Next()


def mesh_volume(shape):
    """Volume enclosed by OpenCASCADE's own triangles, mm3, and the faces that it left without any."""
    total, bare = 0.0, 0
    for part in parts(shape, TopAbs_FACE):
        face = TopoDS.Face(part)
        location = TopLoc_Location()
        triangles = BRep_Tool.Triangulation_s(face, location)
        if triangles is None:
            bare += 1
            continue
        sign = -1.0 if face.Orientation() == TopAbs_REVERSED else 1.0
        for i in range(1, triangles.NbTriangles() + 1):
            a, b, c = (triangles.Node(k).Transformed(location.Transformation()) for k in triangles.Triangle(i).Get())
            ax, ay, az, bx, by, bz, cx, cy, cz = *xyz(a), *xyz(b), *xyz(c)
            total += sign * (ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx)) / 6
    return total, bare


def xyz(p):
    return p.X(), p.Y(), p.Z()


for path in sys.argv[1:]:
    reader = STEPControl_Reader()
    assert reader.ReadFile(path) == IFSelect_RetDone, path
    reader.TransferRoots()
    shape = reader.OneShape()
    edges = [TopoDS.Edge(e) for e in parts(shape, TopAbs_EDGE)]
    BRepMesh_IncrementalMesh(shape, 0.05, False, 0.5)
    volume, bare = mesh_volume(shape)
    print(json.dumps({
        "solids": sum(1 for _ in parts(shape, TopAbs_SOLID)),
        "shells": sum(1 for _ in parts(shape, TopAbs_SHELL)),
        "closed": all(s.Closed() for s in parts(shape, TopAbs_SHELL)),
        "faces": sum(1 for _ in parts(shape, TopAbs_FACE)),
        "valid": BRepCheck_Analyzer(shape).IsValid(),
        "bare_faces": bare,
        "tolerance": max(BRep_Tool.Tolerance_s(e) for e in edges),
        "volume": volume,
    }))
