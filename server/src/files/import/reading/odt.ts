import { Parser } from 'htmlparser2';
import type { TreeMark } from '../../../documents/contents/tree.ts';
import { broken, encrypted } from './faults.ts';
import { linkMark } from './htmlReader.ts';
import { marksOf, Styles } from './odtStyles.ts';
import type { Found } from './reading.ts';
import { TreeBuilder } from './treeBuilder.ts';
import type { Zip } from './zip.ts';

type Attributes = Readonly<Record<string, string>>;

const SKIPPED = new Set([
  'office:annotation',
  'text:tracked-changes',
  'text:table-of-content',
  'office:forms',
  'svg:title',
  'svg:desc',
]);
const MOST_SPACES = 200;

/** A list, begun with its first item, which may say its number. */
interface OpenList {
  kind: 'bulletList' | 'orderedList';
  /** The number of the next item. */
  next: number;
  isContinued: boolean;
  isBegun: boolean;
}

/** What an element has opened, and has to close. */
interface Opened {
  list?: OpenList;
  /** Lists within this one are set by it, each by its depth. */
  listStyle?: string;
  isQuote?: boolean;
}

/** Reads the text of an OpenDocument file into a builder, element by element. */
class OdtReader {
  readonly #to = new TreeBuilder('kept');
  readonly #styles: Styles;
  readonly #marks: TreeMark[] = [];
  readonly #open: (Opened & { marks: number })[] = [];
  readonly #notes: string[] = [];
  /** Lists that later ones may go on with, by their names and by those of their styles. */
  readonly #lists = new Map<string, OpenList>();
  #skipping = 0;
  #inNote = 0;
  #inCitation = false;
  #isInBody = false;
  #inBlock = 0;
  pictures = 0;
  comments = 0;

  constructor(styles: Styles) {
    this.#styles = styles;
  }

  read(source: string): Found {
    const parser = new Parser(
      {
        onopentag: (name, attributes) => this.#opened(name, attributes),
        onclosetag: (name) => this.#closed(name),
        ontext: (text) => this.#text(text),
      },
      { xmlMode: true, decodeEntities: true },
    );
    parser.write(source);
    parser.end();
    const to = this.#to;
    if (this.#notes.length > 0) {
      to.open('orderedList');
      for (const note of this.#notes) {
        to.open('listItem');
        to.text(note.trim());
        to.close('listItem');
      }
      to.close('orderedList');
    }
    return { tree: to.finish(), pictures: this.pictures, comments: this.comments };
  }

  #text(text: string): void {
    if (this.#skipping > 0 || !this.#isInBody || this.#inBlock === 0) return;
    const flat = text.replace(/[\n\r\t]+ */g, ' ').replace(/ +/g, ' ');
    if (this.#inNote > 0) this.#notes[this.#notes.length - 1] += flat;
    else if (this.#inCitation) this.#to.text(`[${flat}]`, this.#marks);
    else this.#to.text(flat, this.#marks);
  }

  #opened(name: string, attributes: Attributes): void {
    if (name === 'office:annotation') this.comments += 1;
    if (this.#skipping > 0 || SKIPPED.has(name)) {
      this.#skipping += 1;
      return;
    }
    this.#styles.element(name, attributes);
    const marks = this.#marksOf(name, attributes);
    this.#marks.push(...marks);
    this.#open.push({ marks: marks.length, ...this.#begin(name, attributes) });
  }

  #marksOf(name: string, attributes: Attributes): TreeMark[] {
    if (name === 'text:span') return marksOf(this.#styles.of(attributes['text:style-name']));
    if (name === 'text:a') return linkMark(attributes['xlink:href']);
    // The look of a whole paragraph is its own, that of a heading goes without saying.
    if (name === 'text:p') return marksOf(this.#styles.of(attributes['text:style-name']));
    return [];
  }

  #begin(name: string, attributes: Attributes): Opened {
    const to = this.#to;
    switch (name) {
      case 'office:text':
        this.#isInBody = true;
        break;
      case 'draw:image':
        this.pictures += 1;
        break;
      case 'text:p':
      case 'text:h':
        return { isQuote: this.#beginBlock(name, attributes) };
      case 'text:list':
        return this.#list(attributes);
      case 'text:list-item':
      case 'text:list-header':
        if (this.#inNote === 0) this.#item(attributes['text:start-value']);
        break;
      case 'text:line-break':
        if (this.#inNote === 0) to.lineBreak();
        break;
      case 'text:tab':
        this.#text('\u0009');
        break;
      case 'text:s':
        this.#spaces(Number(attributes['text:c'] ?? 1));
        break;
      case 'text:note-citation':
        this.#inCitation = true;
        break;
      case 'text:note-body':
        this.#inNote += 1;
        this.#notes.push('');
        break;
      default:
    }
    return {};
  }

  #list(attributes: Attributes): Opened {
    const outer = this.#open.filter((opened) => opened.list !== undefined);
    const named = attributes['text:style-name'] ?? outer.at(-1)?.listStyle;
    const begins = this.#styles.startOf(named, outer.length + 1);
    const continued =
      attributes['text:continue-list'] ?? (attributes['text:continue-numbering'] === 'true' ? named : '');
    const before = this.#lists.get(`${outer.length} ${continued}`);
    const list: OpenList = {
      kind: begins === null ? 'bulletList' : 'orderedList',
      next: before?.next ?? begins ?? 1,
      isContinued: before !== undefined,
      isBegun: false,
    };
    for (const name of [attributes['xml:id'], named])
      if (name !== undefined) this.#lists.set(`${outer.length} ${name}`, list);
    return { list, ...(named === undefined ? {} : { listStyle: named }) };
  }

  /** With the first of them the list begins, or goes on with the one before it. */
  #item(said: string | undefined): void {
    const list = this.#open.at(-1)?.list;
    if (list !== undefined) {
      const number = Math.trunc(Number(said));
      if (said !== undefined && number >= 0) list.next = number;
      const goesOn = !list.isBegun && list.isContinued && said === undefined && this.#to.goOn(list.kind);
      if (!list.isBegun && !goesOn)
        this.#to.open(list.kind, list.kind === 'bulletList' || list.next === 1 ? {} : { start: list.next });
      list.isBegun = true;
      list.next += 1;
    }
    this.#to.open('listItem');
  }

  #spaces(count: number): void {
    const many = ' '.repeat(Math.min(MOST_SPACES, Math.max(1, Math.trunc(count) || 1)));
    if (this.#inNote > 0) this.#notes[this.#notes.length - 1] += many;
    else if (this.#inBlock > 0) this.#to.text(many, this.#marks);
  }

  /** Whether it stands in a quotation of its own. */
  #beginBlock(name: string, attributes: Attributes): boolean {
    this.#inBlock += 1;
    if (this.#inNote > 0) return false;
    const style = attributes['text:style-name'];
    const textAlign = this.#styles.of(style).align;
    const isTitle = this.#styles.isA(style, /^Title$/);
    if (name === 'text:h' || isTitle) {
      const level = isTitle ? 1 : Number(attributes['text:outline-level'] ?? 1);
      this.#to.begin('heading', { level: Math.min(3, Math.max(1, Math.trunc(level) || 1)), textAlign });
      return false;
    }
    const isQuote = this.#styles.isA(style, /^(?:Quotations|Quote)$/);
    if (isQuote) this.#to.open('blockquote');
    this.#to.begin('paragraph', { textAlign });
    return isQuote;
  }

  #closed(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping -= 1;
      return;
    }
    const opened = this.#open.pop();
    this.#marks.length -= Math.min(this.#marks.length, opened?.marks ?? 0);
    const to = this.#to;
    if (name === 'text:note-citation') this.#inCitation = false;
    if (name === 'text:note-body') this.#inNote -= 1;
    else if (name === 'text:p' || name === 'text:h') {
      this.#inBlock -= 1;
      if (this.#inNote === 0) to.endBlock();
      if (opened?.isQuote) to.close('blockquote');
    } else if (this.#inNote > 0) return;
    else if (opened?.list !== undefined) {
      if (opened.list.isBegun) to.close(opened.list.kind);
    } else if (name === 'text:list-item' || name === 'text:list-header') to.close('listItem');
  }
}

/** OpenDocument text (LibreOffice). */
export async function readOdt(zip: Zip): Promise<Found> {
  const manifest = await zip.text('META-INF/manifest.xml');
  if (manifest?.includes('encryption-data')) throw encrypted();
  const content = await zip.text('content.xml');
  if (content === null) throw broken();
  const styles = new Styles();
  const named = await zip.text('styles.xml');
  if (named !== null) {
    const parser = new Parser({ onopentag: (name, attributes) => styles.element(name, attributes) }, { xmlMode: true });
    parser.write(named);
    parser.end();
  }
  return new OdtReader(styles).read(content);
}
