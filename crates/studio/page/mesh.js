// A mesh as the graphics card takes it: points with place and normal, triangles between them, and the values of a map.

/** Facets that meet at a sharper angle than this keep their own normals (cosine of 38 degrees). */
const CREASE = 0.788;

/** A mesh ready to be drawn. `maps` are numbers by vertex, each with its name. */
export function prepared({ positions, indices, maps = {} }) {
  return { positions, indices, maps, box: box(positions), ...shaded(positions, indices) };
}

/** Low and high corner of the box around points. */
export function box(positions) {
  const low = [Infinity, Infinity, Infinity],
    high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    const k = i % 3;
    if (positions[i] < low[k]) low[k] = positions[i];
    if (positions[i] > high[k]) high[k] = positions[i];
  }
  return [low, high];
}

/**
 * What is drawn: `points` are places and normals, six numbers each; `drawn` are the corners of the triangles as points;
 * `origin` is the vertex of each point. A vertex on a crease becomes one point for each of its normals.
 */
function shaded(positions, indices) {
  const facets = facetNormals(positions, indices);
  const { start, around } = neighbours(positions.length / 3, indices);
  const drawn = new Uint32Array(indices.length);
  const first = new Int32Array(positions.length / 3).fill(-1);
  const next = [],
    origin = [],
    normals = [];
  for (let c = 0; c < indices.length; c++) {
    const v = indices[c];
    const normal = cornerNormal(facets, 4 * ((c / 3) | 0), around, start[v], start[v + 1]);
    // The same facets in the same order give the same sum to the last bit.
    let point = first[v];
    while (point >= 0 && (normals[3 * point] !== normal[0] || normals[3 * point + 1] !== normal[1]))
      point = next[point];
    if (point < 0) {
      point = origin.length;
      origin.push(v);
      normals.push(...normal);
      next.push(first[v]);
      first[v] = point;
    }
    drawn[c] = point;
  }
  const points = new Float32Array(origin.length * 6);
  origin.forEach((v, i) => {
    for (let k = 0; k < 3; k++) {
      points[6 * i + k] = positions[3 * v + k];
      points[6 * i + 3 + k] = normals[3 * i + k];
    }
  });
  return { points, drawn, origin };
}

/** The mean normal of the facets round a vertex that meet facet `t` at a blunt angle, weighted by area. */
function cornerNormal(facets, t, around, from, to) {
  let x = 0,
    y = 0,
    z = 0;
  for (let k = from; k < to; k++) {
    const o = 4 * around[k];
    if (facets[o] * facets[t] + facets[o + 1] * facets[t + 1] + facets[o + 2] * facets[t + 2] < CREASE) continue;
    x += facets[o] * facets[o + 3];
    y += facets[o + 1] * facets[o + 3];
    z += facets[o + 2] * facets[o + 3];
  }
  return [x, y, z];
}

/** Unit normal and doubled area of every facet, four numbers each. */
function facetNormals(p, indices) {
  const out = new Float32Array((indices.length / 3) * 4);
  for (let t = 0; t < indices.length / 3; t++) {
    const a = 3 * indices[3 * t],
      b = 3 * indices[3 * t + 1],
      c = 3 * indices[3 * t + 2];
    const ux = p[b] - p[a],
      uy = p[b + 1] - p[a + 1],
      uz = p[b + 2] - p[a + 2];
    const vx = p[c] - p[a],
      vy = p[c + 1] - p[a + 1],
      vz = p[c + 2] - p[a + 2];
    const x = uy * vz - uz * vy,
      y = uz * vx - ux * vz,
      z = ux * vy - uy * vx;
    const area = Math.hypot(x, y, z) || 1;
    out[4 * t] = x / area;
    out[4 * t + 1] = y / area;
    out[4 * t + 2] = z / area;
    out[4 * t + 3] = area;
  }
  return out;
}

/** The facets round each vertex, as one list with the place where each vertex begins in it. */
function neighbours(vertices, indices) {
  const start = new Uint32Array(vertices + 1);
  for (const v of indices) start[v + 1]++;
  for (let i = 1; i <= vertices; i++) start[i] += start[i - 1];
  const next = start.slice(),
    around = new Uint32Array(indices.length);
  for (let c = 0; c < indices.length; c++) around[next[indices[c]]++] = (c / 3) | 0;
  return { start, around };
}

/** The values of a map, one for each point. */
export function pointValues(mesh, values) {
  return Float32Array.from(mesh.origin, (v) => values[v]);
}

/**
 * The same surface with fewer triangles: vertices of one cell (its side in mm) become their mean. For a body that is only
 * seen through: a scan of 150,000 triangles would make a tablet turn slowly.
 */
export function thinned({ positions, indices }, cell) {
  const cells = new Map();
  const of = new Uint32Array(positions.length / 3);
  const sums = [];
  for (let v = 0; v < of.length; v++) {
    const at = [0, 1, 2].map((k) => Math.floor(positions[3 * v + k] / cell) + 4096);
    const key = (at[0] * 8192 + at[1]) * 8192 + at[2];
    let group = cells.get(key);
    if (group === undefined) {
      cells.set(key, (group = cells.size));
      sums.push(0, 0, 0, 0);
    }
    of[v] = group;
    for (let k = 0; k < 3; k++) sums[4 * group + k] += positions[3 * v + k];
    sums[4 * group + 3] += 1;
  }
  const kept = [];
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [of[indices[t]], of[indices[t + 1]], of[indices[t + 2]]];
    if (a !== b && b !== c && c !== a) kept.push(a, b, c);
  }
  const means = new Float32Array(cells.size * 3).map(
    (_, i) => sums[4 * ((i / 3) | 0) + (i % 3)] / sums[4 * ((i / 3) | 0) + 3],
  );
  return { positions: means, indices: Uint32Array.from(kept) };
}
