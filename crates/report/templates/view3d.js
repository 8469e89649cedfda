// Turns a mesh in the page: WebGL when there is one, otherwise the pictures above remain. No libraries.
(function () {
  "use strict";
  // Closed details are opened for the printer.
  // The short form on paper: REPORT.html#short prints without what is folded.
  if (location.hash === "#short") document.body.classList.add("short");
  addEventListener("beforeprint", () => document.querySelectorAll("details:not([data-screen-only])").forEach((d) => { d.open = true; }));

  const LOOKS = { above: [0, 90], below: [0, -90], medial: [90, 8], lateral: [-90, 8], corner: [128, 32] };

  function bytes(text) {
    const raw = atob(text), out = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i++) out[i] = raw.charCodeAt(i);
    return out;
  }

  function decode(model) {
    const steps = new Uint16Array(bytes(model.positions).buffer);
    const raw = bytes(model.indices).buffer;
    const corner = model.index_bits === 16 ? new Uint16Array(raw) : new Uint32Array(raw);
    const position = new Float32Array(steps.length);
    const top = [0, 0, 0];
    for (let i = 0; i < steps.length; i++) {
      position[i] = steps[i] * model.step_mm;
      if (position[i] > top[i % 3]) top[i % 3] = position[i];
    }
    for (let i = 0; i < position.length; i++) position[i] -= top[i % 3] / 2;
    const colour = model.colours ? bytes(model.colours) : new Uint8Array(corner.length / 3);
    return { position, corner, colour, palette: model.palette, reach: Math.hypot(top[0], top[1], top[2]) / 2, size: top };
  }

  // For each corner its place, a normal that is smooth where facets meet at under 38 degrees, and its colours.
  function corners(mesh) {
    const { position: p, corner } = mesh, n = corner.length / 3, facet = new Float32Array(3 * n), area = new Float32Array(n);
    for (let t = 0; t < n; t++) {
      const [a, b, c] = [3 * corner[3 * t], 3 * corner[3 * t + 1], 3 * corner[3 * t + 2]];
      const ux = p[b] - p[a], uy = p[b + 1] - p[a + 1], uz = p[b + 2] - p[a + 2];
      const vx = p[c] - p[a], vy = p[c + 1] - p[a + 1], vz = p[c + 2] - p[a + 2];
      const x = uy * vz - uz * vy, y = uz * vx - ux * vz, z = ux * vy - uy * vx, l = Math.hypot(x, y, z) || 1;
      facet[3 * t] = x / l; facet[3 * t + 1] = y / l; facet[3 * t + 2] = z / l; area[t] = l;
    }
    const start = new Uint32Array(p.length / 3 + 1);
    for (let i = 0; i < corner.length; i++) start[corner[i] + 1]++;
    for (let i = 1; i < start.length; i++) start[i] += start[i - 1];
    const next = start.slice(), around = new Uint32Array(corner.length);
    for (let i = 0; i < corner.length; i++) around[next[corner[i]]++] = (i / 3) | 0;
    const round = (v, t, take) => {
      const fx = facet[3 * t], fy = facet[3 * t + 1], fz = facet[3 * t + 2];
      for (let k = start[v]; k < start[v + 1]; k++) {
        const o = around[k];
        if (facet[3 * o] * fx + facet[3 * o + 1] * fy + facet[3 * o + 2] * fz > 0.788) take(o);
      }
    };
    const border = borders(mesh, n, round, (t) => facet[3 * t + 2] > 0), out = new Float32Array(9 * corner.length);
    for (let i = 0; i < corner.length; i++) {
      const t = (i / 3) | 0, v = corner[i];
      let x = 0, y = 0, z = 0;
      round(v, t, (o) => { x += facet[3 * o] * area[o]; y += facet[3 * o + 1] * area[o]; z += facet[3 * o + 2] * area[o]; });
      const [one, two, more] = border[t] || [mesh.colour[t], mesh.colour[t], [1, 1, 1]];
      out.set([p[3 * v], p[3 * v + 1], p[3 * v + 2], x, y, z, one, two, more[i % 3]], 9 * i);
    }
    return out;
  }

  // Colours meet along a smooth line: each colour's share is averaged round the corners, twice, and a border runs
  // where two shares are equal. Only faces that look up are smoothed: blocks below have their borders on edges.
  // For each triangle near a border: its two colours, and how far the first outweighs.
  function borders(mesh, n, round, up) {
    const { corner, colour } = mesh, found = {};
    let near = new Uint8Array(n);
    const mark = (test) => {
      const next = near.slice();
      for (let t = 0; t < n; t++) {
        for (let k = 0; k < 3 && !next[t]; k++) round(corner[3 * t + k], t, (o) => { if (test(o, t)) next[t] = 1; });
      }
      near = next;
    };
    mark((o, t) => colour[o] !== colour[t]);
    const first = near;
    mark((o) => first[o]);
    for (const label of new Set(colour)) {
      let share = Float32Array.from(colour, (c) => (c === label ? 1 : 0)), means = {};
      for (let pass = 0; pass < 2; pass++) {
        const next = share.slice();
        for (let t = 0; t < n; t++) {
          if (!near[t] || !up(t)) continue;
          means[t] = [0, 1, 2].map((k) => {
            let sum = 0, count = 0;
            round(corner[3 * t + k], t, (o) => { sum += share[o]; count++; });
            return count ? sum / count : share[t];
          });
          next[t] = (means[t][0] + means[t][1] + means[t][2]) / 3;
        }
        share = next;
      }
      for (const t in means) (found[t] = found[t] || []).push([share[t], label, means[t]]);
    }
    for (const t in found) {
      const [a, b] = found[t].sort((x, y) => y[0] - x[0]);
      found[t] = [a[1], b ? b[1] : a[1], b ? a[2].map((v, k) => v - b[2][k]) : [1, 1, 1]];
    }
    return found;
  }

  const VERTEX = `attribute vec3 p, n, c; uniform mat3 turn; uniform vec3 scale; uniform vec3 palette[24];
    uniform float only; varying vec3 normal, one, two; varying float more;
    vec3 shade(float label) { vec3 rgb = palette[int(label + 0.5)];
      return only > -0.5 && abs(label - only) > 0.5 ? mix(vec3(0.74), rgb, 0.08) : rgb; }
    void main() { vec3 v = turn * p; gl_Position = vec4(v.x * scale.x, v.y * scale.y, -v.z * scale.z, 1.0); normal = turn * n;
      one = shade(c.x); two = shade(c.y); more = c.z; }`;
  const FRAGMENT = `precision mediump float; varying vec3 normal, one, two; varying float more;
    void main() { vec3 n = normalize(normal); if (n.z < 0.0) n = -n;
      vec3 colour = mix(two, one, smoothstep(-0.06, 0.06, more));
      float key = max(dot(n, vec3(-0.408, 0.571, 0.712)) * 0.8 + 0.2, 0.0);
      float sky = 0.5 + 0.5 * clamp(0.6 * n.y + 0.8 * n.z, -1.0, 1.0);
      float gloss = 0.10 * pow(max(dot(n, vec3(-0.220, 0.309, 0.925)), 0.0), 14.0);
      float rim = smoothstep(0.0, 0.28, n.z);
      gl_FragColor = vec4(mix(0.55, 1.0, rim) * colour * (0.13 + 0.27 * sky + 0.68 * key) + gloss, 1.0); }`;

  function program(gl) {
    const made = gl.createProgram();
    for (const [kind, text] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
      const shader = gl.createShader(kind);
      gl.shaderSource(shader, text);
      gl.compileShader(shader);
      gl.attachShader(made, shader);
    }
    gl.linkProgram(made);
    return gl.getProgramParameter(made, gl.LINK_STATUS) ? made : null;
  }

  function start(host) {
    const source = document.getElementById(host.dataset.view3d), canvas = host.querySelector("canvas");
    const gl = canvas.getContext("webgl", { antialias: true, alpha: true });
    const made = gl && program(gl);
    if (!made) { host.hidden = true; return; }
    const mesh = decode(JSON.parse(source.textContent)), data = corners(mesh);
    gl.useProgram(made);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
    for (const [name, size, at] of [["p", 3, 0], ["n", 3, 12], ["c", 3, 24]]) {
      const slot = gl.getAttribLocation(made, name);
      gl.enableVertexAttribArray(slot);
      gl.vertexAttribPointer(slot, size, gl.FLOAT, false, 36, at);
    }
    const uniform = (name) => gl.getUniformLocation(made, name);
    const turn = uniform("turn"), scale = uniform("scale"), only = uniform("only");
    const palette = new Float32Array(72);
    mesh.palette.slice(0, 24).forEach((rgb, i) => palette.set(rgb.map((v) => v / 255), 3 * i));
    gl.uniform3fv(uniform("palette"), palette);
    gl.enable(gl.DEPTH_TEST);

    const left = host.dataset.view3d.endsWith("left") ? -1 : 1;
    const state = { yaw: 0, pitch: 0, zoom: 1, part: -1, due: false };
    function look(name) { const [yaw, pitch] = LOOKS[name]; state.yaw = yaw * left; state.pitch = pitch; state.zoom = 1; ask(); }
    function ask() { if (!state.due) { state.due = true; requestAnimationFrame(draw); } }
    function draw() {
      state.due = false;
      const ratio = Math.min(devicePixelRatio || 1, 2);
      const w = Math.round(canvas.clientWidth * ratio), h = Math.round(canvas.clientHeight * ratio);
      if (canvas.width !== w || canvas.height !== h) { canvas.width = w; canvas.height = h; }
      gl.viewport(0, 0, w, h);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
      const a = state.yaw * Math.PI / 180, b = state.pitch * Math.PI / 180;
      const [ca, sa, cb, sb] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
      // The viewer stands at yaw round +z from +x, and at pitch above the floor.
      let right = [-sa, ca, 0], up = [-sb * ca, -sb * sa, cb];
      const towards = [cb * ca, cb * sa, sb];
      gl.uniformMatrix3fv(turn, false, [0, 1, 2].flatMap((k) => [right[k], up[k], towards[k]]));
      const span = (d) => Math.abs(d[0]) * mesh.size[0] + Math.abs(d[1]) * mesh.size[1] + Math.abs(d[2]) * mesh.size[2];
      // One size while turning: what the length of the device asks for.
      const most = Math.max(mesh.size[0], span(right) * 0.2);
      const each = state.zoom * 0.9 * 2 * Math.min(w / Math.hypot(most, mesh.size[1]), h / Math.max(span(up), mesh.size[1]));
      gl.uniform3f(scale, each / w, each / h, 0.9 / (mesh.reach || 1));
      gl.uniform1f(only, state.part);
      gl.drawArrays(gl.TRIANGLES, 0, data.length / 9);
    }
    function orbit(dx, dy) {
      state.yaw = (state.yaw - dx) % 360;
      state.pitch = Math.max(-90, Math.min(90, state.pitch + dy));
      ask();
    }
    function zoom(by) { state.zoom = Math.max(0.5, Math.min(8, state.zoom * by)); ask(); }

    let last = null;
    canvas.addEventListener("pointerdown", (e) => { last = [e.clientX, e.clientY]; canvas.setPointerCapture(e.pointerId); });
    canvas.addEventListener("pointermove", (e) => {
      if (!last) return;
      orbit((e.clientX - last[0]) * 0.5, (e.clientY - last[1]) * 0.5);
      last = [e.clientX, e.clientY];
    });
    for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { last = null; });
    canvas.addEventListener("wheel", (e) => {
      // The plain wheel scrolls the page.
      if (!e.ctrlKey && !e.metaKey) return;
      e.preventDefault();
      zoom(Math.exp(-e.deltaY * 0.002));
    }, { passive: false });
    canvas.addEventListener("keydown", (e) => {
      const turns = { ArrowLeft: [-10, 0], ArrowRight: [10, 0], ArrowUp: [0, -10], ArrowDown: [0, 10] }[e.key];
      if (turns) orbit(turns[0], turns[1]);
      else if (e.key === "+" || e.key === "=") zoom(1.25);
      else if (e.key === "-") zoom(0.8);
      else if (e.key === "0") look("corner");
      else return;
      e.preventDefault();
    });
    host.querySelectorAll("[data-look]").forEach((b) => b.addEventListener("click", () => look(b.dataset.look)));
    host.querySelectorAll("[data-zoom]").forEach((b) => b.addEventListener("click", () => zoom(Number(b.dataset.zoom))));
    const parts = host.querySelectorAll("[data-part]");
    parts.forEach((b) => b.addEventListener("click", () => {
      const chosen = Number(b.dataset.part);
      state.part = state.part === chosen ? -1 : chosen;
      parts.forEach((o) => o.setAttribute("aria-pressed", String(Number(o.dataset.part) === state.part)));
      ask();
    }));
    addEventListener("resize", ask);
    look("corner");
  }

  // The work is done when the view comes near the screen.
  document.querySelectorAll("[data-view3d]").forEach((host) => {
    host.hidden = false;
    if (!("IntersectionObserver" in window)) { start(host); return; }
    const watch = new IntersectionObserver((seen) => {
      if (seen.some((s) => s.isIntersecting)) { watch.disconnect(); start(host); }
    }, { rootMargin: "400px" });
    watch.observe(host);
  });
})();
