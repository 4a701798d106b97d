// Follows a mouse, a finger or a pen over an element, and tells once a frame where it has been.
const start = 1, end = 2;
const followed = new Map(); // id of the element → { points, stop }

/** `tell` is called with start and end as bits; `points` then has the places. */
export function follow(id, tell) {
  const element = document.getElementById(id);
  if (!element) return;
  leave(id);
  const stopping = new AbortController();
  const state = { points: [], stop: () => stopping.abort() };
  followed.set(id, state);
  let pointer = null, parts = 0, frame = 0;

  function send() {
    cancelAnimationFrame(frame);
    frame = 0;
    if (state.points.length === 0 && parts === 0) return;
    const said = parts;
    parts = 0;
    tell(said);
  }

  function add(event) {
    const box = element.getBoundingClientRect();
    const all = event.getCoalescedEvents?.() ?? [];
    for (const { clientX, clientY } of all.length > 0 ? all : [event])
      state.points.push((clientX - box.left) / box.width, (clientY - box.top) / box.height);
  }

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
  for (const kind of ["pointerup", "pointercancel", "lostpointercapture"]) element.addEventListener(kind, finish, options);
  stopping.signal.addEventListener("abort", () => cancelAnimationFrame(frame));
}

/** Where the pen has been since this was asked last: x and y in turn, as fractions of the element. */
export function points(id) {
  return followed.get(id)?.points.splice(0) ?? [];
}

export function leave(id) {
  followed.get(id)?.stop();
  followed.delete(id);
}
