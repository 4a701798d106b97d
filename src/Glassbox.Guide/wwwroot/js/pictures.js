// Decodes a picture that the reader brings, with the browser's own decoder, into grays. It never becomes part of the page.
const mostPixels = 60e6; // a few bytes can claim to be a picture that fills all memory

export async function decode(file, most) {
  let picture;
  try {
    picture = await createImageBitmap(new Blob([file]));
  } catch {
    return { fault: "this is no picture that your browser can open. A PNG or a JPEG will do." };
  }
  try {
    if (picture.width * picture.height > mostPixels)
      return { fault: `${picture.width} × ${picture.height} pixels are too many. At most ${mostPixels / 1e6} million can be opened.` };
    const scale = Math.min(1, most / Math.max(picture.width, picture.height));
    const width = Math.max(1, Math.round(picture.width * scale)), height = Math.max(1, Math.round(picture.height * scale));
    const context = new OffscreenCanvas(width, height).getContext("2d");
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
