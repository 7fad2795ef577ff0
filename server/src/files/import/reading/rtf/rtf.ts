import iconv from 'iconv-lite';
import type { TreeMark } from '../../../../documents/contents/tree.ts';
import { broken } from '../faults.ts';
import { linkMark } from '../htmlReader.ts';
import type { Found } from '../reading.ts';
import { TreeBuilder } from '../treeBuilder.ts';
import { RtfBlocks } from './blocks.ts';
import { CHARSETS, SIGNS } from './signs.ts';
import { type Token, tokensOf } from './tokens.ts';

interface State {
  skip: boolean;
  /** Where text goes that is none of the document. */
  into: 'text' | 'font' | 'style' | 'field' | 'label' | 'note';
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
  highlight: boolean;
  link: TreeMark[];
  align: string | undefined;
  heading: number;
  isItem: boolean;
  /** Of an item, how deep it stands. */
  level: number;
  isQuote: boolean;
  encoding: string;
  /** Bytes that stand for a character of `\u` where it is not understood. */
  fallback: number;
}

const SKIPPED = new Set(
  `colortbl info pict header headerl headerr headerf footer footerl footerr footerf object themedata colorschememapping
   latentstyles datastore xmlnstbl listtable listoverridetable rsidtbl generator bkmkstart bkmkend
   mmathPr wgrffmtfilter nonshppict filetbl revtbl atnid atnauthor atntime atndate atnref ftnsep ftnsepc`.split(/\s+/),
);
const ALIGN: Readonly<Record<string, string | undefined>> = { ql: undefined, qc: 'center', qr: 'right', qj: 'justify' };
const TOGGLES: Readonly<Record<string, 'bold' | 'italic' | 'underline' | 'strike'>> = {
  b: 'bold',
  i: 'italic',
  ul: 'underline',
  strike: 'strike',
};
const UNMARKED = { bold: false, italic: false, underline: false, strike: false, highlight: false };
const MARKS = ['bold', 'italic', 'underline', 'strike', 'highlight'] as const;
const DEPTH = 512;

const plain = (encoding: string): State => ({
  ...{ skip: false, into: 'text', ...UNMARKED, link: [] },
  ...{ align: undefined, heading: 0, isItem: false, level: 0, isQuote: false, encoding, fallback: 1 },
});

/** Reads Rich Text: the few words of control that say something about prose. */
class RtfReader {
  readonly #to = new TreeBuilder('kept');
  readonly #stack: State[] = [];
  readonly #fonts = new Map<number, string>();
  readonly #headings = new Map<number, number>();
  readonly #quotes = new Set<number>();
  readonly #notes: string[] = [];
  readonly #blocks = new RtfBlocks(this.#to);
  /** The number or bullet before the next item. */
  #label = '';
  /** The first half of a sign beyond the first plane, until its second comes. */
  #half = '';
  #state = plain('windows-1252');
  #usual = 'windows-1252';
  #bytes: number[] = [];
  #skipBytes = 0;
  #font = 0;
  #style = 0;
  #name = '';
  #isNew = true;
  #isStarred = false;
  #beyond = 0;
  pictures = 0;
  comments = 0;

  read(bytes: Uint8Array): Found {
    for (const token of tokensOf(bytes)) this.#take(token);
    this.#flush();
    if (this.#stack.length > 0 && this.#stack.length > DEPTH / 2) throw broken();
    this.#blocks.end();
    this.#writeNotes();
    return { tree: this.#to.finish(), pictures: this.pictures, comments: this.comments };
  }

  /** Footnotes stand below the text, as in other formats. */
  #writeNotes(): void {
    if (this.#notes.length === 0) return;
    this.#to.open('orderedList');
    for (const note of this.#notes) {
      this.#to.open('listItem');
      this.#to.text(note.trim());
      this.#to.close('listItem');
    }
    this.#to.close('orderedList');
  }

  #take(token: Token): void {
    if (token.kind === 'byte') {
      if (this.#skipBytes > 0) this.#skipBytes -= 1;
      else this.#bytes.push(token.byte);
      return;
    }
    this.#flush();
    if (token.kind === 'word') this.#word(token.word, token.value);
    else if (token.kind === 'open') this.#push();
    else this.#pop();
  }

  #push(): void {
    this.#skipBytes = 0;
    this.#isStarred = false;
    if (this.#stack.length >= DEPTH) this.#beyond += 1;
    else this.#stack.push({ ...this.#state });
  }

  #pop(): void {
    this.#skipBytes = 0;
    if (this.#beyond > 0) {
      this.#beyond -= 1;
      return;
    }
    const before = this.#stack.pop();
    if (before === undefined) return;
    if (this.#state.into === 'field' && before.into !== 'field') {
      const target = /HYPERLINK\s+"([^"]{1,4000})"/.exec(this.#name)?.[1];
      before.link = linkMark(target);
      // It holds for the field's result, a group beside this one; the field's end takes it away.
      this.#name = '';
    }
    this.#state = before;
  }

  #word(word: string, value: number | null): void {
    const state = this.#state;
    if (word === '*') {
      this.#isStarred = true;
      return;
    }
    const isStarred = this.#isStarred;
    this.#isStarred = false;
    if (word === 'pict') this.pictures += state.skip ? 0 : 1;
    if (word === 'annotation') this.comments += 1;
    if (SKIPPED.has(word) || word === 'annotation') state.skip = true;
    else if (word === 'fonttbl') state.into = 'font';
    else if (word === 'stylesheet') state.into = 'style';
    else if (word === 'fldinst') state.into = 'field';
    else if (word === 'listtext' || word === 'pntext') {
      state.into = 'label';
      this.#label = '';
    } else if (word === 'footnote') {
      state.into = 'note';
      this.#notes.push('');
    } else if (isStarred && !['shppict', 'fldrslt', 'cs'].includes(word)) state.skip = true;
    else this.#format(word, value);
  }

  #format(word: string, value: number | null): void {
    const state = this.#state;
    const toggle = TOGGLES[word];
    const sign = SIGNS[word];
    if (toggle !== undefined) state[toggle] = value !== 0;
    else if (sign !== undefined) this.#write(sign);
    else if (word === 'u' && value !== null) this.#unicode(value);
    else if (Object.hasOwn(ALIGN, word)) state.align = ALIGN[word];
    else this.#other(word, value ?? 0);
  }

  #unicode(value: number): void {
    const unit = String.fromCharCode(value < 0 ? value + 65_536 : value);
    this.#skipBytes = this.#state.fallback;
    if (/[\ud800-\udbff]/.test(unit)) this.#half = unit;
    else this.#write(unit);
  }

  #other(word: string, value: number): void {
    const state = this.#state;
    switch (word) {
      case 'chftn':
        if (state.into === 'text') this.#write(`[${this.#notes.length + 1}]`);
        break;
      case 'ilvl':
        state.level = value;
        break;
      case 'par':
      case 'sect':
      case 'page':
      case 'row':
      case 'cell':
        this.#endBlock();
        break;
      case 'line':
        if (state.into === 'text' && !state.skip) this.#to.lineBreak();
        break;
      case 'pard':
        Object.assign(state, { align: undefined, heading: 0, isItem: false, level: 0, isQuote: false });
        break;
      case 'plain':
        Object.assign(state, UNMARKED, { encoding: this.#usual });
        break;
      case 'highlight':
      case 'chcbpat':
        state.highlight = value > 0;
        break;
      case 'ulnone':
        state.underline = false;
        break;
      case 'uc':
        state.fallback = Math.min(8, Math.max(0, value));
        break;
      case 'ansicpg':
        if (iconv.encodingExists(`cp${value}`)) this.#usual = state.encoding = `cp${value}`;
        break;
      case 'mac':
        this.#usual = state.encoding = 'macintosh';
        break;
      case 'f':
        this.#font = value;
        if (state.into === 'text') state.encoding = this.#fonts.get(value) ?? this.#usual;
        break;
      case 'fcharset':
        if (CHARSETS[value] !== undefined && value !== 0) this.#fonts.set(this.#font, CHARSETS[value]);
        break;
      case 's':
        this.#style = value;
        if (state.into !== 'text') break;
        state.heading = this.#headings.get(value) ?? 0;
        state.isQuote = this.#quotes.has(value);
        break;
      case 'outlinelevel':
        if (state.into === 'text' && value < 9) state.heading = value + 1;
        break;
      case 'ls':
      case 'pnlvlblt':
      case 'pnlvlbody':
        state.isItem = true;
        break;
      case 'trowd':
        break;
      default:
    }
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const text = iconv.decode(Buffer.from(this.#bytes), this.#state.encoding);
    this.#bytes = [];
    this.#write(text);
  }

  #write(more: string): void {
    const state = this.#state;
    const text = this.#half + more;
    this.#half = '';
    if (state.skip) return;
    if (state.into === 'text') this.#say(text);
    else if (state.into === 'label') this.#label = (this.#label + text).slice(0, 100);
    else if (state.into === 'note') this.#notes[this.#notes.length - 1] += text;
    else {
      this.#name = (this.#name + text).slice(-4_200);
      if (state.into !== 'style' || !text.includes(';')) return;
      const level = /(?:heading|überschrift|titre|título|заголовок)\s*([1-9])|\b(title)\b/i.exec(this.#name);
      if (/^\s*(?:quot|intense quote|block text|zitat|citation|cita)/i.test(this.#name)) this.#quotes.add(this.#style);
      if (level !== null) this.#headings.set(this.#style, level[1] === undefined ? 1 : Number(level[1]));
      this.#style = 0;
      this.#name = '';
    }
  }

  #say(text: string): void {
    const state = this.#state;
    if (this.#isNew) this.#blocks.begin({ ...state, label: this.#label });
    this.#isNew = false;
    const { heading, link } = state;
    const isPlain = (name: string): boolean =>
      (heading > 0 && name === 'bold') || (link.length > 0 && name === 'underline');
    const set = MARKS.filter((name) => state[name] && !isPlain(name));
    this.#to.text(text, [...link, ...set.map((type) => ({ type }))]);
  }

  #endBlock(): void {
    const { skip, into } = this.#state;
    if (into === 'note' && !skip) this.#notes[this.#notes.length - 1] += ' ';
    if (skip || into !== 'text') return;
    this.#to.endBlock();
    this.#isNew = true;
    this.#label = '';
  }
}

/** Rich Text Format. */
export const readRtf = (bytes: Uint8Array): Found => new RtfReader().read(bytes);
