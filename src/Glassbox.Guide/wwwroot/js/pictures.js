// Decodes a picture from the reader with the browser's own decoder and converts it to grayscale. It never becomes part of the page.
const mostPixels = 60e6; // a file of a few bytes can claim a size that fills the memory

/** @param {number} width @param {number} height */
const tooLarge = (width, height) => width * height > mostPixels
  ? { fault: `${width} × ${height} pixels are too many. At most ${mostPixels / 1e6} million can be opened.` }
  : null;

// The width and height in the header of a PNG, GIF or JPEG, read before decoding: browsers reject very large pictures without a reason.
/** @param {Uint8Array} file @returns {[number, number]} */
function claimed(file) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength), length = view.byteLength;
  if (length >= 24 && view.getUint32(0) === 0x89504e47) return [view.getUint32(16), view.getUint32(20)];
  if (length >= 10 && view.getUint32(0) === 0x47494638) return [view.getUint16(6, true), view.getUint16(8, true)];
  if (length < 4 || view.getUint16(0) !== 0xffd8) return [0, 0];
  for (let at = 2; at + 9 <= length && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1); // C0 to CF are frame headers, with three exceptions
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return [view.getUint16(at + 7), view.getUint16(at + 5)];
  }
  return [0, 0];
}

/** @param {Uint8Array<ArrayBuffer>} file @param {number} most */
export async function decode(file, most) {
  const refused = tooLarge(...claimed(file));
  if (refused) return refused;
  let picture;
  try {
    picture = await createImageBitmap(new Blob([file]));
  } catch {
    return { fault: "this is not a picture that can be opened here. A PNG or a JPEG will do." };
  }
  try {
    const fault = tooLarge(picture.width, picture.height);
    if (fault) return fault;
    const scale = Math.min(1, most / Math.max(picture.width, picture.height));
    const width = Math.max(1, Math.round(picture.width * scale)), height = Math.max(1, Math.round(picture.height * scale));
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(width, height).getContext("2d"));
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    const grays = new Uint8Array(width * height);
    for (let i = 0; i < grays.length; i++) grays[i] = Math.round(0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2]);
    return { width, height, grays };
  } finally {
    picture.close();
  }
}
