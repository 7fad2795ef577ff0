/**
 * Sentence patterns. `{X}` is a person, place or thing, `{X.a}` one of its forms, `{time}` a phrase from the fillers,
 * `{a|b}` a choice, `[see X]` a verb in the narration's tense that agrees with X (with nobody named: he, she, it).
 */

export type Node =
  | { kind: 'text'; text: string }
  | { kind: 'slot'; name: string; form: string }
  | { kind: 'verb'; base: string; subject: string; form: string }
  | { kind: 'choice'; options: Node[][] };

const NAME = /^\^?[A-Za-z]+(?:\.[a-z]+)?$/u;

class Parser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Reads nodes up to one of the characters in `stop`, or to the end. */
  nodes(stop: string): Node[] {
    const nodes: Node[] = [];
    let text = '';
    while (this.#at < this.#source.length) {
      const char = this.#source.charAt(this.#at);
      if (stop.includes(char)) break;
      this.#at += 1;
      if (char !== '{' && char !== '[') text += char;
      else {
        if (text !== '') nodes.push({ kind: 'text', text });
        text = '';
        nodes.push(char === '{' ? this.#slot() : this.#verb());
      }
    }
    if (text !== '') nodes.push({ kind: 'text', text });
    return nodes;
  }

  #slot(): Node {
    const options = [this.nodes('|}')];
    while (this.#source.charAt(this.#at) === '|') {
      this.#at += 1;
      options.push(this.nodes('|}'));
    }
    this.#expect('}');
    const [only] = options;
    const [node] = only ?? [];
    if (options.length === 1 && only?.length === 1 && node?.kind === 'text' && NAME.test(node.text)) {
      const [name = '', form = ''] = node.text.split('.');
      return { kind: 'slot', name, form };
    }
    return { kind: 'choice', options };
  }

  #verb(): Node {
    const end = this.#source.indexOf(']', this.#at);
    if (end < 0) throw new SyntaxError(`an open bracket in "${this.#source}"`);
    const [base = '', subject = ''] = this.#source.slice(this.#at, end).split(' ');
    this.#at = end + 1;
    const [name = '', form = ''] = subject.split('.');
    return { kind: 'verb', base, subject: name, form };
  }

  #expect(char: string): void {
    if (this.#source.charAt(this.#at) !== char) throw new SyntaxError(`"${char}" is missing in "${this.#source}"`);
    this.#at += 1;
  }
}

const parsed = new Map<string, Node[]>();

/** Parses a pattern once. Throws `SyntaxError` for one that is not well formed. */
export function parseTemplate(source: string): Node[] {
  let nodes = parsed.get(source);
  if (nodes === undefined) {
    nodes = new Parser(source).nodes('');
    parsed.set(source, nodes);
  }
  return nodes;
}

const letters = new Map<string, ReadonlySet<string>>();

/** The topics that a pattern speaks of. */
export function lettersOf(source: string): ReadonlySet<string> {
  let found = letters.get(source);
  if (found === undefined) {
    found = topicLetters(parseTemplate(source));
    letters.set(source, found);
  }
  return found;
}

/** The topics that nodes speak of: upper-case names other than the hero and the companion, in any branch. */
function topicLetters(nodes: readonly Node[]): Set<string> {
  const found = new Set<string>();
  for (const node of nodes) {
    if (node.kind === 'slot' && /^[A-Z]$/u.test(bareName(node.name)) && !'HCS'.includes(bareName(node.name)))
      found.add(bareName(node.name));
    if (node.kind === 'choice')
      for (const option of node.options) for (const letter of topicLetters(option)) found.add(letter);
  }
  return found;
}

/** A slot's name without the sign that it begins a sentence. */
export function bareName(name: string): string {
  return name.startsWith('^') ? name.slice(1) : name;
}
