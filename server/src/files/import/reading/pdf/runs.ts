import { z } from 'zod';

/** A stretch of text of one look. */
export interface Span {
  text: string;
  bold: boolean;
  italic: boolean;
}

/** A run of text on a page, as the PDF has it. */
export interface Run extends Span {
  x: number;
  y: number;
  width: number;
  size: number;
  endsLine: boolean;
  /** Its letters run to the left; they come in the order of reading all the same. */
  isRtl: boolean;
  /** The marked content that it stands in; null for none. */
  mark: string | null;
}

const Text = z.object({
  str: z.string(),
  transform: z.array(z.number()).length(6),
  width: z.number(),
  hasEOL: z.boolean(),
  dir: z.string(),
  fontName: z.string(),
});
const Begin = z.object({
  type: z.enum(['beginMarkedContent', 'beginMarkedContentProps']),
  id: z.string().nullish(),
  tag: z.string().nullish(),
});
const End = z.object({ type: z.literal('endMarkedContent') });

export interface FontLook {
  bold: boolean;
  italic: boolean;
}

/** How far letters lean that stand for italics. */
const LEAN = 0.1;

function runOf(item: z.infer<typeof Text>, look: FontLook, mark: string | null): Run {
  const { str: text, transform, width, hasEOL: endsLine, dir } = item;
  const [, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
  const leans = b === 0 && d > 0 && c / d > LEAN;
  const base = { text, x, y, width, size: Math.hypot(c, d), endsLine };
  return { ...base, bold: look.bold, italic: look.italic || leans, isRtl: dir === 'rtl', mark };
}

/** The runs of a page, without what is on every page by its own word: artifacts. */
export function runsOf(items: readonly unknown[], lookOf: (font: string) => FontLook): Run[] {
  const runs: Run[] = [];
  const open: { id: string | null; isArtifact: boolean }[] = [];
  for (const item of items) {
    const begin = Begin.safeParse(item);
    if (begin.success) {
      const outer = open.at(-1);
      const isArtifact = begin.data.tag === 'Artifact' || (outer?.isArtifact ?? false);
      open.push({ id: begin.data.id ?? outer?.id ?? null, isArtifact });
    } else if (End.safeParse(item).success) open.pop();
    else {
      const text = Text.safeParse(item);
      const inside = open.at(-1);
      if (text.success && inside?.isArtifact !== true) {
        runs.push(runOf(text.data, lookOf(text.data.fontName), inside?.id ?? null));
      }
    }
  }
  return runs;
}

/** The fonts that the texts of a page name. */
export const fontsOf = (items: readonly unknown[]): Set<string> =>
  new Set(items.flatMap((item) => (Text.safeParse(item).success ? [Text.parse(item).fontName] : [])));
