import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?url";

GlobalWorkerOptions.workerSrc = workerUrl;

/** Size of a page in PDF points, as a person sees it. */
export interface PageSize {
  width: number;
  height: number;
}

/** An open PDF: its pages, and how large each is. */
export interface OpenPdf {
  document: PDFDocumentProxy;
  sizes: PageSize[];
  close: () => void;
}

/** Opens a PDF in a worker of its own. No script inside it runs, nothing in it reaches the network. The bytes go over to the worker. */
export async function openPdf(data: Uint8Array): Promise<OpenPdf> {
  const task = getDocument({
    data,
    cMapUrl: "/pdfjs/cmaps/",
    cMapPacked: true,
    standardFontDataUrl: "/pdfjs/standard_fonts/",
    wasmUrl: "/pdfjs/wasm/",
    iccUrl: "/pdfjs/iccs/",
    // Compiling WebAssembly would need a hole in the content security policy.
    useWasm: false,
    enableXfa: false,
    // A hostile page is to stay blank rather than eat the memory.
    canvasMaxAreaInBytes: 64 * 1024 * 1024,
    maxImageSize: 64 * 1024 * 1024,
  });
  const document = await task.promise;
  const first = await sizeOf(document, 1);
  const sizes = await Promise.all(Array.from({ length: document.numPages }, (_, index) => (index === 0 ? first : sizeOf(document, index + 1))));
  return { document, sizes, close: () => void task.destroy() };
}

async function sizeOf(document: PDFDocumentProxy, number: number): Promise<PageSize> {
  const page = await document.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  page.cleanup();
  return { width, height };
}
