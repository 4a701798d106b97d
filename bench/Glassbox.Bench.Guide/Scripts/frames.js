// Records when the page draws, whether chapter 5 is training then, and long tasks.
() => {
  const frames = [], tasks = [];
  const observer = new PerformanceObserver(list => { for (const entry of list.getEntries()) tasks.push({ start: entry.startTime, duration: entry.duration }); });
  observer.observe({ entryTypes: ["longtask"] });
  let request = requestAnimationFrame(function draw(time) {
    frames.push({ time, training: document.querySelector("#run [data-play]")?.getAttribute("aria-label") === "Pause" });
    request = requestAnimationFrame(draw);
  });
  globalThis.glassboxFrames = () => {
    cancelAnimationFrame(request);
    for (const entry of observer.takeRecords()) tasks.push({ start: entry.startTime, duration: entry.duration });
    observer.disconnect();
    return { frames, tasks };
  };
}
