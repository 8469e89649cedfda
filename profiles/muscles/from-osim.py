"""Writes profiles/muscles/gait2392.toml from the unscaled Gait2392 model of OpenSim.

Usage: python3 profiles/muscles/from-osim.py gait2392_thelen2003muscle.osim > profiles/muscles/gait2392.toml
Keeps the right side and the trunk, and stops where the left side is not the mirror image of the right.
"""

import sys
import xml.etree.ElementTree as ET

HEAD = """# The 92 muscles of Gait2392: bodies, joints, paths and strengths of the right side and the trunk.
# The left side is the exact mirror image (z negative); it is made when the profile is read.
# Made from the unscaled model gait2392_thelen2003muscle.osim by profiles/muscles/from-osim.py.
#
# Axes of every body: x forward, y up, z to the right. Lengths m, masses kg, inertia kg.m2 about the mass centre
# (xx, yy, zz), forces N, angles rad. A joint turns about its axes in the order of the list, fixed in the parent first;
# `slide` is the place of the child's origin in the parent, a natural cubic spline of the coordinate.
schema = "windlass.muscles/1"
name = "Gait2392, unscaled"
attribution = "Gait2392 (opensim-org/opensim-models), CC BY 3.0, changed: one side, no meshes. Delp S.L., Loan J.P., Hoy M.G., Zajac F.E., Topp E.L., Rosen J.M., Thelen D.G., Anderson F.C., Seth A."
height_m = 1.80

# Hill-type muscle after Thelen 2003 (J Biomech Eng 125:70), tendon rigid. The same for all muscles of the model.
[contraction]
# Greatest speed of shortening, optimal fibre lengths per second.
fastest_per_s = 10.0
# Shape of the active force-length curve, exp(-(l - 1)^2 / width).
width = 0.5
# Shape of the force-velocity curve.
curvature = 0.3
# Greatest force in lengthening, isometric forces.
lengthening = 1.8
"""

def numbers(text):
    return [float(x) for x in text.split()]


def fmt(values):
    return "[" + ", ".join(repr(round(v, 9) + 0.0) for v in values) + "]"


def curve(e):
    """A function of a coordinate as (x, y)."""
    for f in e.iter("SimmSpline"):
        return numbers(f.find("x").text), numbers(f.find("y").text)
    return None


def leaf(path):
    return path.split("/")[-1]


def own(name):
    """Name without the side."""
    return name[:-2] if name.endswith(("_r", "_l")) else name


def mirror(v):
    return [v[0], v[1], -v[2]]


def body(b):
    place = f"mass_kg = {float(b.find('mass').text)!r}, centre_m = {fmt(numbers(b.find('mass_center').text))}"
    return f"[[body]]\nname = \"{own(b.get('name'))}\"\n" + place.replace(", centre", "\ncentre") + \
        f"\ninertia = {fmt(numbers(b.find('inertia').text)[:3])}\n"


def joint(j):
    frames = {f.get("name"): f for f in j.find("frames")}
    parent, child = (frames[j.find(s).text] for s in ("socket_parent_frame", "socket_child_frame"))
    for f in (parent, child):
        assert numbers(f.find("orientation").text) == [0, 0, 0]
    assert numbers(child.find("translation").text) == [0, 0, 0]
    out = f"[[joint]]\nname = \"{own(j.get('name'))}\"\nparent = \"{own(leaf(parent.find('socket_parent').text))}\"\n"
    out += f"child = \"{own(leaf(child.find('socket_parent').text))}\"\nat_m = {fmt(numbers(parent.find('translation').text))}\n"
    turns, slides = [], []
    for axis in j.find("SpatialTransform"):
        coordinate = (axis.find("coordinates").text or "").strip()
        if not coordinate:
            continue
        direction = numbers(axis.find("axis").text)
        if axis.get("name").startswith("rotation"):
            assert numbers(axis.find("LinearFunction/coefficients").text) == [1, 0]
            turns.append(f"    {{ coordinate = \"{own(coordinate)}\", axis = {fmt(direction)} }},\n")
        else:
            x, y = curve(axis)
            slides.append(f"{'xyz'[direction.index(1.0)]} = {{ at = {fmt(x)}, m = {fmt(y)} }}")
    out += "turns = [\n" + "".join(turns) + "]\n"
    return out + ("[joint.slide]\n" + "\n".join(slides) + "\n" if slides else "")


def point(p):
    where = f"body = \"{own(leaf(p.find('socket_parent_frame').text))}\""
    if p.tag == "MovingPathPoint":
        along = leaf(p.find("socket_x_coordinate").text)
        parts = []
        for k in "xyz":
            x, y = curve(p.find(k + "_location"))
            parts.append(f"{k} = {{ at = {fmt(x)}, m = {fmt(y)} }}")
        return f"    {{ {where}, moves = {{ coordinate = \"{own(along)}\", {', '.join(parts)} }} }},\n"
    text = f"{where}, at_m = {fmt(numbers(p.find('location').text))}"
    if p.tag == "ConditionalPathPoint":
        low, high = numbers(p.find("range").text)
        coordinate = own(leaf(p.find("socket_coordinate").text))
        text += f", when = {{ coordinate = \"{coordinate}\", from = {low!r}, to = {high!r} }}"
    return f"    {{ {text} }},\n"


def muscle(u):
    value = lambda key: repr(float(u.find(key).text))
    assert not len(u.find("GeometryPath/PathWrapSet/objects") or []), u.get("name")
    for key, same in [("max_contraction_velocity", 10), ("KshapeActive", 0.5), ("Af", 0.3), ("Flen", 1.8)]:
        assert float(u.find(key).text) == same, (u.get("name"), key)
    points = "".join(point(p) for p in u.find("GeometryPath/PathPointSet/objects"))
    return f"""[[muscle]]
name = "{own(u.get('name'))}"
strength_n = {value('max_isometric_force')}
fibre_m = {value('optimal_fiber_length')}
tendon_m = {value('tendon_slack_length')}
pennation_rad = {value('pennation_angle_at_optimal')}
points = [
{points}]
"""


def mirrored(p, q):
    """Whether path point q is the mirror image of p."""
    if p.tag != q.tag:
        return False
    if p.tag == "MovingPathPoint":
        a, b = ([curve(e.find(k + "_location")) for k in "xyz"] for e in (p, q))
        return a[:2] == b[:2] and a[2][1] == [-y for y in b[2][1]]
    a, b = (numbers(e.find("location").text) for e in (p, q))
    return max(abs(x - y) for x, y in zip(mirror(a), b)) < 1e-9


model = ET.parse(sys.argv[1]).getroot().find("Model")
muscles = {u.get("name"): u for u in model.find("ForceSet/objects")}
for name, right in muscles.items():
    if name.endswith("_r"):
        left = muscles[name[:-2] + "_l"]
        pairs = zip(right.find("GeometryPath/PathPointSet/objects"), left.find("GeometryPath/PathPointSet/objects"))
        assert all(mirrored(p, q) for p, q in pairs), name

bodies = [b for b in model.find("BodySet/objects") if not b.get("name").endswith("_l")]
one_sided = [b for b in model.find("BodySet/objects")]
mass = sum(float(b.find("mass").text) for b in one_sided)
parts = [HEAD.replace("height_m = 1.80\n", f"height_m = 1.80\nmass_kg = {round(mass, 4)!r}\n")]
parts += [body(b) for b in bodies]
parts += [joint(j) for j in model.find("JointSet/objects") if not j.get("name").endswith("_l") and j.get("name") != "ground_pelvis"]
parts += [muscle(u) for n, u in muscles.items() if n.endswith("_r")]
print("\n".join(parts), end="")
