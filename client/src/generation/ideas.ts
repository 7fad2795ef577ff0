/** A brainstorm's text as the list that it is: "1. …" lines, also with dashes, bold titles or plain lines. */

export interface Idea {
  number: number;
  text: string;
}

const NUMBERED = /^\s*(?:\*\*)?(\d{1,3})(?:\*\*)?\s*[.)\]:]\s*(?:\*\*(?=\s))?\s*(.*)$/;
const BULLETED = /^\s*[-*•–]\s+(.*)$/;

const withoutStars = (text: string): string => text.replace(/\*\*(.+?)\*\*/g, '$1').trim();

/**
 * The ideas in their order. Lines that belong to none (an introduction before the first) are left out; lines that follow
 * an idea without a number of their own belong to it. A text without numbers or bullets is one idea per line.
 */
export function ideasOf(text: string): Idea[] {
  const lines = text.split(/\n+/).filter((line) => line.trim() !== '');
  const isItem = (line: string): boolean => NUMBERED.test(line) || BULLETED.test(line);
  const hasItems = lines.some(isItem);
  const ideas: Idea[] = [];
  for (const line of lines) {
    const said = NUMBERED.exec(line)?.[2] ?? BULLETED.exec(line)?.[1];
    const last = ideas.at(-1);
    if (said !== undefined || !hasItems) ideas.push({ number: ideas.length + 1, text: withoutStars(said ?? line) });
    else if (last !== undefined) last.text = `${last.text} ${withoutStars(line)}`.trim();
  }
  return ideas.filter(({ text: own }) => own !== '');
}
