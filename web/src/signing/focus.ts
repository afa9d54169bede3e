/** Waits so many frames for a field whose page has to come into the window first. */
const PATIENCE = 180;

/** Brings a field into the window and gives it the focus. */
export async function focusField(id: string, bringIn: () => void): Promise<void> {
  bringIn();
  for (let frame = 0; frame < PATIENCE; frame++) {
    const field = document.getElementById(id);
    if (field) return field.focus({ preventScroll: true });
    await new Promise(requestAnimationFrame);
    // The document may have opened only now.
    if (frame % 20 === 19) bringIn();
  }
}
