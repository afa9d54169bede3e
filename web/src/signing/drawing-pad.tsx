import { create } from "@bufbuild/protobuf";
import { DrawingSchema, type Drawing } from "@chancery/sdk/chancery/envelopes/v1/signing_service_pb";
import { Eraser } from "lucide-react";
import { useRef, useState, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { pathOf } from "./path.ts";

/** The contract takes so many strokes, and so many numbers in each. */
const MOST = { strokes: 256, numbers: 4000 };

/** A place to write by hand, with a finger, a pen or a mouse. */
export function DrawingPad({ onChange }: { onChange: (drawing: Drawing | undefined) => void }) {
  const { t } = useTranslation();
  const pad = useRef<SVGSVGElement>(null);
  const [strokes, setStrokes] = useState<number[][]>([]);
  const isDown = useRef(false);

  function point({ clientX, clientY }: { clientX: number; clientY: number }): [number, number] {
    const { left, top, width, height } = pad.current!.getBoundingClientRect();
    return [within((clientX - left) / width), within((clientY - top) / height)];
  }

  function begin(event: PointerEvent<SVGSVGElement>): void {
    if (strokes.length >= MOST.strokes) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    isDown.current = true;
    setStrokes((before) => [...before, point(event)]);
  }

  function draw(event: PointerEvent<SVGSVGElement>): void {
    if (!isDown.current) return;
    const between = event.nativeEvent.getCoalescedEvents?.() ?? [];
    const added = (between.length > 0 ? between : [event]).flatMap(point);
    setStrokes((before) => {
      const last = before.at(-1)!;
      return last.length + added.length > MOST.numbers ? before : [...before.slice(0, -1), [...last, ...added]];
    });
  }

  function end(): void {
    if (!isDown.current) return;
    isDown.current = false;
    const { width, height } = pad.current!.getBoundingClientRect();
    onChange(create(DrawingSchema, { strokes: strokes.map((points) => ({ points })), aspect: width / height }));
  }

  function clear(): void {
    setStrokes([]);
    onChange(undefined);
  }

  return (
    <div className="pad">
      <svg
        ref={pad}
        viewBox="0 0 300 100"
        preserveAspectRatio="none"
        role="img"
        aria-label={t("mark.pad")}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      >
        {strokes.map((points, index) => (
          <path key={index} d={pathOf(points, 300, 100)} />
        ))}
      </svg>
      {strokes.length === 0 && <p className="soft pad-hint">{t("mark.drawHere")}</p>}
      <Button look="quiet" small onPress={clear} isDisabled={strokes.length === 0}>
        <Eraser size={16} aria-hidden />
        {t("mark.clear")}
      </Button>
    </div>
  );
}

function within(part: number): number {
  return Math.min(1, Math.max(0, part));
}
