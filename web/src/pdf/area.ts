import type { Rectangle } from "@chancery/sdk/chancery/envelopes/v1/envelope_pb";
import type { CSSProperties } from "react";

/** Where a rectangle lies on its page. A page's coordinates begin at the left in every language. */
export function areaStyle(area: Pick<Rectangle, "x" | "y" | "width" | "height"> | undefined, scale: number): CSSProperties {
  const { x, y, width, height } = area ?? { x: 0, y: 0, width: 0, height: 0 };
  return {
    insetInlineStart: x * scale,
    insetBlockStart: y * scale,
    inlineSize: width * scale,
    blockSize: height * scale,
    fontSize: Math.max(7, Math.min(height * 0.62, 12) * scale),
  };
}
