import "@fontsource/caveat/400.css";
import type { Drawing, Mark } from "@chancery/sdk/chancery/envelopes/v1/signing_service_pb";
import { useEffect, useState } from "react";
import { pathOf } from "./path.ts";

/** A mark that somebody has adopted. */
export type Adopted = Exclude<Mark["kind"], { case: undefined }>;

/** How a mark looks, as large as its place allows. */
export function MarkPicture({ mark, name }: { mark: Adopted; name: string }) {
  if (mark.case === "typed") return <TypedMark text={mark.value} />;
  if (mark.case === "drawing") return <DrawnMark drawing={mark.value} name={name} />;
  return <ImageMark bytes={mark.value} name={name} />;
}

/** Set in the same hand the server uses. SVG, so that it is as large as its place. */
function TypedMark({ text }: { text: string }) {
  const width = Math.max(60, [...text].length * 17 + 12);
  return (
    <svg className="mark" viewBox={`0 0 ${width} 48`} role="img" aria-label={text}>
      <text x={width / 2} y="34" textAnchor="middle" fontSize="38" fontFamily="Caveat, cursive" fill="currentColor">
        {text}
      </text>
    </svg>
  );
}

function DrawnMark({ drawing, name }: { drawing: Drawing; name: string }) {
  const width = 100 * (drawing.aspect || 3);
  return (
    <svg className="mark" viewBox={`0 0 ${width} 100`} role="img" aria-label={name}>
      {drawing.strokes.map(({ points }, index) => (
        <path key={index} d={pathOf(points, width, 100)} fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" />
      ))}
    </svg>
  );
}

function ImageMark({ bytes, name }: { bytes: Uint8Array; name: string }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "image/png" }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return <img className="mark" src={url} alt={name} />;
}
