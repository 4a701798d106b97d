// Tracks a mouse, finger or pen over an element, and reports its movement once per frame.
const start = 1, end = 2;
/** @type {Map<string, { points: number[], stop: () => void }>} */
const followed = new Map(); // ID of the element → { points, stop }

/** Calls `tell` with start and end as bit flags; `points` then returns the positions.
 * @param {string} id @param {(parts: number) => void} tell */
export function follow(id, tell) {
  const element = document.getElementById(id);
  if (!element) return;
  const pad = element;
  leave(id);
  const stopping = new AbortController();
  const state = { points: /** @type {number[]} */ ([]), stop: () => stopping.abort() };
  followed.set(id, state);
  let pointer = /** @type {number?} */ (null), parts = 0, frame = 0;

  function send() {
    cancelAnimationFrame(frame);
    frame = 0;
    if (state.points.length === 0 && parts === 0) return;
    const said = parts;
    parts = 0;
    tell(said);
  }

  /** @param {PointerEvent} event */
  function add(event) {
    const box = pad.getBoundingClientRect();
    const all = event.getCoalescedEvents?.() ?? [];
    for (const { clientX, clientY } of all.length > 0 ? all : [event])
      state.points.push((clientX - box.left) / box.width, (clientY - box.top) / box.height);
  }

  /** @param {PointerEvent} event */
  function finish(event) {
    if (event.pointerId !== pointer) return;
    pointer = null;
    parts |= end;
    send();
  }

  const options = { signal: stopping.signal };
  element.addEventListener("pointerdown", event => {
    if (pointer !== null || event.button !== 0) return;
    pointer = event.pointerId;
    element.setPointerCapture(pointer);
    parts = start;
    add(event);
    send();
  }, options);
  element.addEventListener("pointermove", event => {
    if (event.pointerId !== pointer) return;
    add(event);
    frame ||= requestAnimationFrame(send);
  }, options);
  for (const kind of /** @type {const} */ (["pointerup", "pointercancel", "lostpointercapture"])) element.addEventListener(kind, finish, options);
  stopping.signal.addEventListener("abort", () => cancelAnimationFrame(frame));
}

/** Returns the positions since the last call: alternating x and y, as fractions of the element.
 * @param {string} id */
export function points(id) {
  return followed.get(id)?.points.splice(0) ?? [];
}

/** @param {string} id */
export function leave(id) {
  followed.get(id)?.stop();
  followed.delete(id);
}
