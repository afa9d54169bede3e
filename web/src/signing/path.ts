/** A smooth line through points given as x, y, x, y, … from 0 to 1. */
export function pathOf(points: readonly number[], width: number, height: number): string {
  const at = (index: number) => `${(points[index]! * width).toFixed(1)} ${(points[index + 1]! * height).toFixed(1)}`;
  if (points.length === 2) return `M${at(0)}h.1`;
  const middle = (index: number) =>
    `${(((points[index]! + points[index + 2]!) / 2) * width).toFixed(1)} ${(((points[index + 1]! + points[index + 3]!) / 2) * height).toFixed(1)}`;
  let path = `M${at(0)}`;
  for (let index = 2; index + 3 < points.length; index += 2) path += `Q${at(index)} ${middle(index)}`;
  return `${path}L${at(points.length - 2)}`;
}
