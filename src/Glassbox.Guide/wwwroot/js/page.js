// What C# asks of the browser: pixels, files, the clipboard, focus.

export function draw(id, width, height, rgba) {
  const canvas = document.getElementById(id);
  if (!canvas) return;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  canvas.getContext("2d").putImageData(new ImageData(new Uint8ClampedArray(rgba), width, height), 0, 0);
}

export function save(name, bytes) {
  const address = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

export const copy = text => navigator.clipboard.writeText(text);

export function focus(id) {
  const element = document.getElementById(id);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest" });
}

export const prefersReducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
