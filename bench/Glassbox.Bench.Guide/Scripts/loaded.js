// What a page took to load, in milliseconds since it was asked for, and what had been sent for it by the time it was alive:
// with headers, as it came through the wire; the digits go on coming beside it, and are not counted.
() => {
  const { alive, answered } = globalThis.glassboxLoad ?? {};
  const readable = performance.getEntriesByType("paint").find(entry => entry.name === "first-contentful-paint")?.startTime;
  if (answered === undefined || readable === undefined) return null;
  const files = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .filter(entry => entry.responseEnd > 0 && entry.responseEnd <= alive && !entry.name.includes("/digits/"));
  return { readable, alive, answered, files: files.length, bytes: files.reduce((sum, entry) => sum + entry.transferSize, 0) };
}
