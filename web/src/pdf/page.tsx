import { TextLayer, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist";
import { memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

interface PageProps {
  document: PDFDocumentProxy;
  number: number;
  scale: number;
}

/** Sharper than this nobody sees, and a phone's memory ends. */
const MAX_PIXELS = 5_000_000;

/** One page as it is printed, with its text for screen readers and for marking. It gives its memory back when it leaves the window. */
export const Page = memo(function Page({ document, number, scale }: PageProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shown = canvas.current!;
    const work = new AbortController();
    void draw(document, number, scale, shown, text.current!, work.signal).catch(ignoreCancelled);
    return () => {
      work.abort();
      shown.width = shown.height = 0;
    };
  }, [document, number, scale]);
  return (
    <>
      <canvas ref={canvas} aria-hidden />
      <div ref={text} className="textLayer" role="document" aria-label={t("viewer.page", { page: number })} />
    </>
  );
});

async function draw(
  document: PDFDocumentProxy,
  number: number,
  scale: number,
  canvas: HTMLCanvasElement,
  text: HTMLDivElement,
  signal: AbortSignal,
): Promise<void> {
  // A page that only flies by is not worth drawing.
  await new Promise((resolve) => setTimeout(resolve, 40));
  if (signal.aborted) return;
  const page = await document.getPage(number);
  if (signal.aborted) return;
  await paint(page, scale, canvas, signal);
  if (signal.aborted) return;
  text.replaceChildren();
  text.style.setProperty("--total-scale-factor", String(scale));
  text.style.setProperty("--scale-factor", String(scale));
  const layer = new TextLayer({ textContentSource: page.streamTextContent(), container: text, viewport: page.getViewport({ scale }) });
  signal.addEventListener("abort", () => layer.cancel());
  await layer.render();
}

async function paint(page: PDFPageProxy, scale: number, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<void> {
  const plain = page.getViewport({ scale });
  const sharpness = Math.min(devicePixelRatio || 1, Math.sqrt(MAX_PIXELS / (plain.width * plain.height)));
  const viewport = page.getViewport({ scale: scale * sharpness });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const task = page.render({ canvas, viewport });
  signal.addEventListener("abort", () => task.cancel());
  try {
    await task.promise;
  } finally {
    page.cleanup();
  }
}

function ignoreCancelled(error: unknown): void {
  const name = error instanceof Error ? error.name : "";
  if (name !== "RenderingCancelledException" && name !== "AbortException") throw error;
}
