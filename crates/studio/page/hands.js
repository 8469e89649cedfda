// The hands on the view: mouse, fingers and keys turn it, move it and come closer.

/** Listens to everything that moves the view. */
export function takeHands(view) {
  const { canvas, camera } = view;
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  takePointers(view, at);
  canvas.addEventListener("contextmenu", (event) => event.preventDefault());
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      camera.closer(Math.exp(-event.deltaY * 0.0015), at(event));
      view.ask();
    },
    { passive: false },
  );
  canvas.addEventListener("dblclick", () => {
    view.fit();
    view.ask();
  });
  canvas.addEventListener("keydown", (event) => {
    if (!byKey(view, event)) return;
    event.preventDefault();
    view.ask();
  });
}

/** One pointer turns (or moves, with shift or another button), two pinch; one that does not move picks a point. */
function takePointers(view, at) {
  const { canvas, camera } = view;
  const held = new Map();
  let travelled = 0;
  canvas.addEventListener("pointerdown", (event) => {
    held.set(event.pointerId, at(event));
    travelled = 0;
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
    travelled += Math.abs(dx) + Math.abs(dy);
    if (held.size === 2) pinch(camera, held, event.pointerId, now);
    else if (event.buttons & 6 || event.shiftKey) camera.pan(dx, dy);
    else camera.turn(dx * 0.45, dy * 0.45);
    held.set(event.pointerId, now);
    view.ask();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, (event) => {
      if (held.delete(event.pointerId) && travelled < 4 && view.shown.measuring) view.measure(at(event));
    });
  }
}

/** Two fingers: their middle moves the view, their distance zooms it. */
function pinch(camera, held, id, now) {
  const other = [...held].find(([key]) => key !== id)[1];
  const before = held.get(id);
  const span = (a) => Math.hypot(a[0] - other[0], a[1] - other[1]);
  camera.pan((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
  camera.closer(span(now) / (span(before) || 1), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]);
}

/** Whether a key moved the view. */
function byKey(view, event) {
  const { camera } = view;
  const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (arrow && event.shiftKey) camera.pan(arrow[0] * 24, arrow[1] * 24);
  else if (arrow) camera.turn(arrow[0] * -8, arrow[1] * -8);
  else if (event.key === "+" || event.key === "=") camera.closer(1.2);
  else if (event.key === "-") camera.closer(1 / 1.2);
  else if (event.key === "0") view.fit();
  else return false;
  return true;
}
