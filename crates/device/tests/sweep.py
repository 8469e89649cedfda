"""The sweep: random prescriptions over real feet, every finished solid judged by other people's tools.

    cargo build -p windlass-device --example sweep
    python3 crates/device/tests/sweep.py target/debug/examples/sweep COUNT SCAN...

The judges: trimesh (one body, watertight, consistent winding, positive volume), manifold3d (accepts the mesh as a
manifold with the same volume and genus), pymeshlab (no self-intersecting face). The doses and the wall are those
that the program read back from its own triangles. Ends with 1 when anything is wrong; says what and at which number,
so that `sweep DIR NUMBER 1 SCAN...` makes it again.
"""

import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import manifold3d
import numpy as np
import pymeshlab
import trimesh

CHUNK = 40
# Mean and 95th percentile of the distance between the seat and the scan, mm: `FIT=0.25,0.7` for scans with noise.
FIT = [float(mm) for mm in os.environ.get("FIT", "0.15,0.5").split(",")]


def faults_of(path):
    """What is wrong with a solid, in words."""
    mesh = trimesh.load_mesh(path)
    if not mesh.is_watertight:
        yield "not watertight"
    if not mesh.is_winding_consistent:
        yield "winding inconsistent"
    if mesh.volume <= 0:
        yield "volume not positive"
    if mesh.body_count != 1:
        yield f"{mesh.body_count} bodies"
    solid = manifold3d.Manifold(
        manifold3d.Mesh(
            vert_properties=np.asarray(mesh.vertices, dtype=np.float32),
            tri_verts=np.asarray(mesh.faces, dtype=np.uint32),
        )
    )
    if solid.status() != manifold3d.Error.NoError:
        yield f"manifold3d: {solid.status()}"
    elif abs(solid.volume() / mesh.volume - 1) > 1e-3:
        yield f"manifold3d: volume {solid.volume():.0f}, mesh {mesh.volume:.0f}"
    lab = pymeshlab.MeshSet()
    lab.load_new_mesh(str(path))
    lab.meshing_merge_close_vertices(threshold=pymeshlab.PureValue(1e-6))
    lab.compute_selection_by_self_intersections_per_face()
    crossing = lab.current_mesh().selected_face_number()
    if crossing:
        yield f"{crossing} self-intersecting faces"


def sweep(program, count, scans, judged):
    """Builds and judges designs 0..count; gives (line, faults) of each. `judged` = every which solid is judged."""
    with tempfile.TemporaryDirectory() as folder:
        for first in range(0, count, CHUNK):
            command = [program, folder, str(first), str(min(CHUNK, count - first)), *scans]
            run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
            if run.returncode:
                yield {"number": first, "asked": {}}, [f"the program ended with {run.returncode}"]
            for text in run.stdout.splitlines():
                line = json.loads(text)
                faults = []
                if line["built"]:
                    path = pathlib.Path(line["file"])
                    if line["number"] % judged == 0:
                        faults += faults_of(path)
                    path.unlink()
                    faults += [f"{r['key']}: {r['asked']} {r['found']}" for r in line["realised"] if not r["within"]]
                    if not (line["fit_mean"] < FIT[0] and line["fit_p95"] < FIT[1]):
                        faults.append(f"fit {line['fit_mean']:.3f} {line['fit_p95']:.3f}")
                elif not line["by_name"]:
                    faults.append("not refused by name: " + line["why"])
                yield line, faults


def main():
    program, count, *scans = sys.argv[1:]
    judged = int(os.environ.get("JUDGE_EVERY", "1"))
    built, refused, wrong, slow, refusals = 0, 0, 0, [], collections.Counter()
    for line, faults in sweep(program, int(count), scans, judged):
        built += line.get("built", False)
        slow.append(line.get("ms", 0))
        if not line.get("built", True):
            refused += 1
            refusals.update([part.split(":")[0] for part in line["why"].split("; ") if ":" in part])
        if faults:
            wrong += 1
            print(line["number"], line.get("foot"), faults, json.dumps(line["asked"]), flush=True)
    print(f"{built} built, {refused} refused by name or not, {wrong} wrong; {np.median(slow):.0f} ms each")
    print(dict(refusals))
    sys.exit(1 if wrong else 0)


main()
