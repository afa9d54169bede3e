/** Larger than this no signature needs to be, and it stays below what the contract takes. */
const LARGEST = { width: 1200, height: 600 };

/** A picture of a signature as a PNG of moderate size, without whatever else the file tells (place, camera, …). */
export async function markImage(file: Blob): Promise<Uint8Array> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LARGEST.width / picture.width, LARGEST.height / picture.height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!png) throw new Error("the picture could not be drawn");
  return new Uint8Array(await png.arrayBuffer());
}
