import { StringDecoder } from 'node:string_decoder';
import { ModelFailure } from '../model.ts';

/** A healthy frame has some hundred characters. */
export const maxFrameCharacters = 1024 * 1024;
/** A whole answer: 200,000 tokens at 300 bytes a frame. */
export const maxAnswerBytes = 64 * 1024 * 1024;

const byteOrderMark = '\ufeff';

/**
 * The data of an event stream's frames, however packets cut it. Comments and members other than `data` say nothing to
 * us, but count towards the frame that follows them, so a flood of them ends as well. Linear in what comes: nothing is
 * looked at twice.
 */
export class EventReader {
  readonly #decoder = new StringDecoder('utf8');
  /** Of the whole answer. */
  #bytes = 0;
  /** Of the frame that is being read, with all that is no data. */
  #characters = 0;
  #line = '';
  #data: string | null = null;
  #isFirst = true;
  /** The line feed that may come belongs to the end of line that was read. */
  #isAfterReturn = false;

  /** The frames that this packet completes. Throws `ModelFailure` `broken` beyond a limit. */
  push(packet: Uint8Array): string[] {
    this.#bytes += packet.length;
    const text = this.#withPlainEnds(this.#decoder.write(Buffer.from(packet.buffer, packet.byteOffset, packet.length)));
    const frames: string[] = [];
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      this.#line += text.slice(from, end);
      this.#count(end + 1 - from);
      this.#endLine(frames);
      from = end + 1;
    }
    this.#line += text.slice(from);
    this.#count(text.length - from);
    if (this.#bytes > maxAnswerBytes) throw tooMuch();
    return frames;
  }

  #count(characters: number): void {
    this.#characters += characters;
    if (this.#characters > maxFrameCharacters) throw tooMuch();
  }

  /** A line may end with CR LF, LF or CR. */
  #withPlainEnds(decoded: string): string {
    if (decoded === '') return '';
    let text = this.#isFirst && decoded.startsWith(byteOrderMark) ? decoded.slice(1) : decoded;
    this.#isFirst = false;
    if (this.#isAfterReturn && text.startsWith('\n')) text = text.slice(1);
    this.#isAfterReturn = text.endsWith('\r');
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }

  #endLine(frames: string[]): void {
    const line = this.#line;
    this.#line = '';
    if (line === '') {
      if (this.#data === null) return;
      frames.push(this.#data);
      this.#data = null;
      this.#characters = 0;
    } else if (line.startsWith('data:')) {
      const value = line.slice(line[5] === ' ' ? 6 : 5);
      this.#data = this.#data === null ? value : `${this.#data}\n${value}`;
    }
  }
}

const tooMuch = (): ModelFailure => new ModelFailure('broken', 'the provider sent more than an answer may have');
