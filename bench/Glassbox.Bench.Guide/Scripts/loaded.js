// Returns the load times of a page in milliseconds since its request, and what had been transferred when it became live: bytes on the wire,
// with headers. The digits load in parallel, and are not counted.
() => {
  const { alive, answered } = globalThis.glassboxLoad ?? {};
  const readable = performance.getEntriesByType("paint").find(entry => entry.name === "first-contentful-paint")?.startTime;
  if (answered === undefined || readable === undefined) return null;
  const files = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .filter(entry => entry.responseEnd > 0 && entry.responseEnd <= alive && !entry.name.includes("/digits/"));
  return { readable, alive, answered, files: files.length, bytes: files.reduce((sum, entry) => sum + entry.transferSize, 0) };
}
