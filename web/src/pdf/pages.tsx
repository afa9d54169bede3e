import "./pages.css";
import { useCallback, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type ReactNode, type Ref } from "react";
import { current, layOut, visible, type Layout } from "./layout.ts";
import type { OpenPdf } from "./open.ts";
import { Page } from "./page.tsx";

/** What a page's overlay needs to know. */
export interface PageView {
  /** Page number, from 1. */
  number: number;
  /** CSS pixels of one point. */
  scale: number;
}

/** How others move the pages. */
export interface PagesHandle {
  /** Brings a place, in points from the top of a page, into the middle of the window. */
  show: (page: number, y: number) => void;
  /** Page number in the middle of the window, and the place in it, in points. */
  middle: () => { page: number; y: number };
}

interface PagesProps {
  pdf: OpenPdf;
  /** What lies on a page: its fields. */
  overlay: (page: PageView) => ReactNode;
  onPage?: (number: number) => void;
  zoom?: number;
  handle?: Ref<PagesHandle>;
}

/** A page is never wider than this on a large screen. */
const COLUMN = 880;

/** The pages of a PDF in a column that scrolls. Only those in the window, and their neighbours, exist. */
export function Pages({ pdf, overlay, onPage, zoom = 1, handle }: PagesProps) {
  const column = useRef<HTMLDivElement>(null);
  const width = useWidth(column);
  const layout = useMemo(() => layOut(pdf.sizes, Math.min(width, COLUMN) * zoom), [pdf, width, zoom]);
  const [first, last] = useWindow(column, layout, onPage);
  useImperativeHandle(handle, () => movesOf(column, layout), [layout]);
  const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return (
    <div className="pages" ref={column}>
      <div className="column" style={{ blockSize: layout.total, inlineSize: `max(100%, ${layout.widest}px)` }}>
        {width > 0 &&
          numbers.map((index) => (
            <div
              key={index}
              className="page"
              data-page={index + 1}
              data-points={pdf.sizes[index]!.width}
              style={{
                insetBlockStart: layout.tops[index],
                inlineSize: pdf.sizes[index]!.width * layout.scales[index]!,
                blockSize: layout.heights[index],
              }}
            >
              <Page document={pdf.document} number={index + 1} scale={layout.scales[index]!} />
              {overlay({ number: index + 1, scale: layout.scales[index]! })}
            </div>
          ))}
      </div>
    </div>
  );
}

function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const box = element.current!;
    const measure = () => setWidth(Math.floor(box.clientWidth - 2 * parseFloat(getComputedStyle(box).paddingInlineStart)));
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** Indices of the first and last page that exist: those in the window and half a window around it. */
function useWindow(element: React.RefObject<HTMLElement | null>, layout: Layout, onPage?: (number: number) => void): [number, number] {
  const [range, setRange] = useState<[number, number]>([0, 0]);
  const told = useRef(0);
  const look = useCallback(() => {
    const box = element.current!;
    const from = box.scrollTop;
    const to = from + box.clientHeight;
    const [first, last] = visible(layout, from - box.clientHeight / 2, to + box.clientHeight / 2);
    setRange((before) => (before[0] === first && before[1] === last ? before : [first, last]));
    const number = current(layout, from, to) + 1;
    if (number !== told.current) onPage?.((told.current = number));
  }, [element, layout, onPage]);
  useLayoutEffect(() => {
    const box = element.current!;
    look();
    box.addEventListener("scroll", look, { passive: true });
    return () => box.removeEventListener("scroll", look);
  }, [element, look]);
  return [Math.min(range[0], Math.max(0, layout.tops.length - 1)), Math.min(range[1], layout.tops.length - 1)];
}

function movesOf(element: React.RefObject<HTMLElement | null>, layout: Layout): PagesHandle {
  return {
    show(page, y) {
      const box = element.current;
      if (!box) return;
      const place = layout.tops[page - 1]! + y * layout.scales[page - 1]!;
      box.scrollTo({ top: place - box.clientHeight * 0.4, behavior: calm() ? "instant" : "smooth" });
    },
    middle() {
      const box = element.current!;
      const from = box.scrollTop;
      const index = current(layout, from, from + box.clientHeight);
      const y = (from + box.clientHeight / 2 - layout.tops[index]!) / layout.scales[index]!;
      return { page: index + 1, y: Math.min(Math.max(0, y), layout.heights[index]! / layout.scales[index]!) };
    },
  };
}

function calm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
