import { Marked, type Token, type TokenizerAndRendererExtension, type Tokens } from 'marked';

/** `[^1]: the note`, with the lines that belong to it: those that follow, and after an empty line those that are indented. */
const DEFINITION =
  /^ {0,3}\[\^([^\]\s^[]{1,80})\]:[ \t]*([^\n]*(?:\n(?!\s*(?:\n|$)| {0,3}\[\^)[^\n]+|\n(?:[ \t]*\n)+(?: {2,}|\t)[^\n]+)*)(?:\n|$)/;
const REFERENCE = /^\[\^([^\]\s^[]{1,80})\]/;

interface Note {
  number: number | null;
  tokens: Token[];
}

/** GitHub's Markdown with footnotes as other formats bring them: `[1]` in the text, the notes as a list below it. */
export function markdownToHtml(source: string): string {
  const notes = new Map<string, Note>();
  let referred = 0;
  const definition: TokenizerAndRendererExtension = {
    name: 'noteText',
    level: 'block',
    // It is given a text without its first sign: only what follows a line's end begins a line.
    start: (text) => /(?<=\n) {0,3}\[\^[^\]\s]+\]:/.exec(text)?.index,
    tokenizer(text) {
      const [raw, name, content] = DEFINITION.exec(text) ?? [];
      if (raw === undefined || name === undefined || content === undefined) return undefined;
      const tokens: Token[] = [];
      this.lexer.blockTokens(content.replace(/\n(?: {2,4}|\t)/g, '\n'), tokens);
      if (!notes.has(name)) notes.set(name, { number: null, tokens });
      return { type: 'noteText', raw };
    },
    renderer: () => '',
  };
  const reference: TokenizerAndRendererExtension = {
    name: 'noteSign',
    level: 'inline',
    start: (text) => text.indexOf('[^'),
    tokenizer(text) {
      const [raw, name] = REFERENCE.exec(text) ?? [];
      const note = name === undefined ? undefined : notes.get(name);
      if (raw === undefined || note === undefined) return undefined;
      note.number ??= ++referred;
      return { type: 'noteSign', raw, number: note.number };
    },
    renderer: (token: Tokens.Generic) => `[${token.number}]`,
  };
  const marked = new Marked({ async: false, gfm: true, extensions: undefined });
  marked.use({ extensions: [definition, reference] });
  const tokens = marked.lexer(source);
  // Notes to which nothing refers are texts too, and stand last.
  const ordered = [...notes.values()].sort((a, b) => (a.number ?? notes.size + 1) - (b.number ?? notes.size + 1));
  const items = ordered.map((note) => `<li>${marked.parser(note.tokens)}</li>`);
  return marked.parser(tokens) + (items.length === 0 ? '' : `<ol>${items.join('')}</ol>`);
}
