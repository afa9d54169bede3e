/** Gives a file to the person: the browser keeps it where it keeps downloads. */
export function saveFile(bytes: Uint8Array, name: string, type = "application/pdf"): void {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A name that every file system takes, and that ends in `.pdf`. */
export function fileName(name: string): string {
  // Control characters and marks that turn the direction of writing would let a name look like another one.
  const plain = name.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069/\\:*?"<>|]+/g, " ").trim() || "document";
  return /\.pdf$/i.test(plain) ? plain : `${plain}.pdf`;
}
