/** What fontkit says of a glyph's shape. */
export interface Outline {
  commands: readonly { command: string; args: readonly number[] }[];
}

const ON_CURVE = 1;
const X_SHORT = 2;
const Y_SHORT = 4;
/** Of a short step: it goes up. Of a long one: there is no step at all. */
const X_SAME = 16;
const Y_SAME = 32;

interface Point {
  x: number;
  y: number;
  isOnCurve: boolean;
}

function contoursOf({ commands }: Outline): Point[][] {
  const contours: Point[][] = [];
  for (const { command, args } of commands) {
    if (command === 'moveTo') contours.push([]);
    const contour = contours.at(-1);
    if (contour === undefined) continue;
    for (let at = 0; at + 1 < args.length; at += 2) {
      const isOnCurve = !(command === 'quadraticCurveTo' && at === 0);
      contour.push({ x: Math.round(args[at] ?? 0), y: Math.round(args[at + 1] ?? 0), isOnCurve });
    }
  }
  return contours.filter((contour) => contour.length > 1);
}

function pushStep(into: number[], step: number): 'short' | 'up' | 'none' | 'long' {
  if (step === 0) return 'none';
  if (Math.abs(step) < 256) {
    into.push(Math.abs(step));
    return step > 0 ? 'up' : 'short';
  }
  into.push((step >> 8) & 0xff, step & 0xff);
  return 'long';
}

const flag = (kind: ReturnType<typeof pushStep>, short: number, same: number): number =>
  kind === 'none' ? same : kind === 'up' ? short | same : kind === 'short' ? short : 0;

/**
 * A glyph's shape as an entry of a `glyf` table. A variable font's glyph has its shape only once it is varied, so it is
 * written anew; parts that a glyph borrows from others are written out.
 */
export function encodeOutline(outline: Outline): Uint8Array {
  const contours = contoursOf(outline);
  const points = contours.flat();
  if (points.length === 0) return new Uint8Array(0);
  const [flags, xs, ys]: [number[], number[], number[]] = [[], [], []];
  let [x, y] = [0, 0];
  for (const point of points) {
    const across = flag(pushStep(xs, point.x - x), X_SHORT, X_SAME);
    const up = flag(pushStep(ys, point.y - y), Y_SHORT, Y_SAME);
    flags.push((point.isOnCurve ? ON_CURVE : 0) | across | up);
    ({ x, y } = point);
  }
  const [allX, allY] = [points.map((point) => point.x), points.map((point) => point.y)];
  const header = [contours.length, Math.min(...allX), Math.min(...allY), Math.max(...allX), Math.max(...allY)];
  let end = -1;
  const ends = contours.map((contour) => {
    end += contour.length;
    return end;
  });
  const words = [...header, ...ends, 0];
  const bytes = [...words.flatMap((word) => [(word >> 8) & 0xff, word & 0xff]), ...flags, ...xs, ...ys];
  const aligned = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  aligned.set(bytes);
  return aligned;
}
