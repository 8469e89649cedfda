// Draws meshes with WebGL2: shaded, cut by a plane, coloured by a map, or as a ghost. Knows triangles, not feet.

import { pointValues } from "./mesh.js";

const VERTEX = `#version 300 es
in vec3 place; in vec3 normal; in float value;
uniform mat4 view; uniform mat4 model; uniform mat3 turn;
out vec3 world; out vec3 facing; out float mapped;
void main() {
  world = (model * vec4(place, 1.0)).xyz;
  facing = turn * (mat3(model) * normal);
  mapped = value;
  gl_Position = view * vec4(world, 1.0);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
in vec3 world; in vec3 facing; in float mapped;
uniform vec3 colour; uniform vec3 inside; uniform float opacity; uniform vec4 cut;
uniform bool cutting, shows_map; uniform vec2 range; uniform vec3 ramp[7];
out vec4 pixel;
vec3 from_ramp(float t) {
  float at = clamp(t, 0.0, 1.0) * 6.0; int k = int(min(at, 5.0));
  return mix(ramp[k], ramp[k + 1], at - float(k));
}
void main() {
  if (cutting && dot(cut.xyz, world) > cut.w) discard;
  if (cutting && !gl_FrontFacing && opacity > 0.9) { pixel = vec4(inside, 1.0); return; }
  vec3 n = normalize(facing); if (n.z < 0.0) n = -n;
  vec3 base = shows_map && !isnan(mapped) && mapped > -1e8 ? from_ramp((mapped - range.x) / (range.y - range.x)) : colour;
  float key = max(dot(n, normalize(vec3(-0.40, 0.57, 0.71))) * 0.75 + 0.25, 0.0);
  float sky = 0.5 + 0.5 * n.y;
  float gloss = 0.07 * pow(max(dot(n, normalize(vec3(-0.22, 0.31, 0.92))), 0.0), 16.0);
  float rim = mix(0.72, 1.0, smoothstep(0.0, 0.35, n.z));
  vec3 lit = base * (0.30 + 0.18 * sky + 0.58 * key) * rim + gloss;
  pixel = vec4(lit, opacity);
}`;

export class Renderer {
  /** A renderer on a canvas; throws with words where the browser has no WebGL2. */
  constructor(canvas) {
    this.canvas = canvas;
    this.gl = canvas.getContext("webgl2", { antialias: !inSoftware(), alpha: true });
    if (!this.gl) throw new Error("this browser does not offer WebGL2; the numbers beside the view hold all the same");
    this.program = linked(this.gl);
    this.places = {};
    this.buffers = new Map();
    this.gl.enable(this.gl.DEPTH_TEST);
  }

  /** Keeps a mesh on the card under a name; the one that was there before is freed. */
  keep(name, mesh, values = null) {
    const { gl } = this;
    this.drop(name);
    const array = gl.createVertexArray();
    const [points, map, drawn] = [0, 1, 2].map(() => gl.createBuffer());
    gl.bindVertexArray(array);
    gl.bindBuffer(gl.ARRAY_BUFFER, points);
    gl.bufferData(gl.ARRAY_BUFFER, mesh.points, gl.STATIC_DRAW);
    this.attribute("place", 3, 24, 0);
    this.attribute("normal", 3, 24, 12);
    gl.bindBuffer(gl.ARRAY_BUFFER, map);
    const shown = values ? pointValues(mesh, values) : new Float32Array(mesh.origin.length);
    gl.bufferData(gl.ARRAY_BUFFER, shown, gl.STATIC_DRAW);
    this.attribute("value", 1, 4, 0);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, drawn);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, mesh.drawn, gl.STATIC_DRAW);
    gl.bindVertexArray(null);
    this.buffers.set(name, { array, held: [points, map, drawn], count: mesh.drawn.length });
  }

  attribute(name, size, stride, offset) {
    const slot = this.gl.getAttribLocation(this.program, name);
    this.gl.enableVertexAttribArray(slot);
    this.gl.vertexAttribPointer(slot, size, this.gl.FLOAT, false, stride, offset);
  }

  drop(name) {
    const held = this.buffers.get(name);
    if (!held) return;
    this.gl.deleteVertexArray(held.array);
    held.held.forEach((buffer) => this.gl.deleteBuffer(buffer));
    this.buffers.delete(name);
  }

  /** Draws a frame. Items are `{ name, colour, opacity, model, mirrored, map: { range, ramp } }`, ghosts last. */
  draw(camera, items, cut, inside) {
    const { gl } = this;
    const ratio = Math.min(devicePixelRatio || 1, 2);
    const [w, h] = camera.size.map((v) => Math.max(1, Math.round(v * ratio)));
    if (this.canvas.width !== w || this.canvas.height !== h) Object.assign(this.canvas, { width: w, height: h });
    gl.viewport(0, 0, w, h);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.useProgram(this.program);
    gl.uniformMatrix4fv(this.at("view"), false, camera.matrix());
    const [right, up, towards] = camera.axes();
    gl.uniformMatrix3fv(
      this.at("turn"),
      false,
      [0, 1, 2].flatMap((k) => [right[k], up[k], towards[k]]),
    );
    gl.uniform1i(this.at("cutting"), cut ? 1 : 0);
    gl.uniform4fv(this.at("cut"), cut ?? [0, 0, 0, 0]);
    gl.uniform3fv(this.at("inside"), inside);
    for (const item of items) this.drawItem(item);
    gl.bindVertexArray(null);
  }

  drawItem({ name, colour, model, mirrored = false, opacity = 1, map = null }) {
    const { gl } = this,
      held = this.buffers.get(name);
    if (!held) return;
    gl.uniform3fv(this.at("colour"), colour);
    gl.uniform1f(this.at("opacity"), opacity);
    gl.uniformMatrix4fv(this.at("model"), false, model);
    gl.uniform1i(this.at("shows_map"), map ? 1 : 0);
    if (map) {
      gl.uniform2fv(this.at("range"), map.range);
      gl.uniform3fv(this.at("ramp"), map.ramp.flat());
    }
    gl.frontFace(mirrored ? gl.CW : gl.CCW);
    gl.bindVertexArray(held.array);
    if (opacity < 0.9) this.ghost(held.count);
    else gl.drawElements(gl.TRIANGLES, held.count, gl.UNSIGNED_INT, 0);
  }

  /** A see-through body shows only its nearest skin: its depth first, its colour where the depth is met. */
  ghost(count) {
    const { gl } = this;
    gl.colorMask(false, false, false, false);
    gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_INT, 0);
    gl.colorMask(true, true, true, true);
    gl.enable(gl.BLEND);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.depthFunc(gl.LEQUAL);
    gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_INT, 0);
    gl.depthFunc(gl.LESS);
    gl.disable(gl.BLEND);
  }

  at(name) {
    return (this.places[name] ??= this.gl.getUniformLocation(this.program, name));
  }
}

/** Whether WebGL is computed by the processor: smooth edges would then cost four times as much. */
function inSoftware() {
  const gl = document.createElement("canvas").getContext("webgl2");
  const named = gl?.getExtension("WEBGL_debug_renderer_info");
  const software = named
    ? /swiftshader|llvmpipe|software/i.test(gl.getParameter(named.UNMASKED_RENDERER_WEBGL))
    : false;
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return software;
}

function linked(gl) {
  const program = gl.createProgram();
  for (const [kind, text] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader));
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(program));
  return program;
}
