import { Refusal } from '../../../kernel/errors.ts';

/** Why a file cannot be read, for programs; the sentence beside it is for people. */
export type FaultReason =
  | 'empty'
  | 'encrypted'
  | 'scanned'
  | 'unreadable'
  | 'broken'
  | 'entities'
  | 'deep'
  | 'kind'
  | 'bomb'
  | 'time'
  | 'memory'
  | 'size';

const fault = (reason: FaultReason, message: string): Refusal =>
  new Refusal('invalid', message, { reason }, [{ path: 'file', message }]);

export const emptyFile = (): Refusal => fault('empty', 'This file is empty.');

export const noText = (): Refusal => fault('empty', 'There is no text in this file.');

export const encrypted = (): Refusal =>
  fault('encrypted', 'This file is locked by a password. Save it without one and try again.');

export const scanned = (): Refusal =>
  fault('scanned', 'This PDF holds pictures of pages and no text. Run it through text recognition first.');

export const unreadable = (): Refusal =>
  fault(
    'unreadable',
    'This PDF does not say which letters its signs stand for. Run it through text recognition first.',
  );

export const entities = (): Refusal =>
  fault(
    'entities',
    'This file brings XML entities of its own, which writing programs never do and which can be harmful. It was not read. Save it again and try once more.',
  );

export const tooDeep = (): Refusal =>
  fault('deep', 'The elements of this file are nested far too deeply. Save it in another format and try again.');

export const broken = (): Refusal =>
  fault('broken', 'This file is damaged or cut off: it cannot be read. Save it again and try once more.');

export const tooSlow = (): Refusal =>
  fault('time', 'Reading this file took too long. Save it in another format and try again.');

export const tooHungry = (): Refusal =>
  fault('memory', 'Reading this file took too much memory. Save it in another format and try again.');

/** What would unfold to more than a text of its size ever does. */
export const bomb = (): Refusal =>
  new Refusal('too_large', 'This file unfolds to far more than it shows. It was not read.', { reason: 'bomb' });

export const tooLong = (): Refusal =>
  new Refusal('too_large', 'There is more text in this file than can be read. Split it and try again.', {
    reason: 'size',
  });

export const wrongKind = (what = 'This'): Refusal =>
  new Refusal(
    'unsupported_media',
    `${what} is not a text that can be read here. TXT, Markdown, DOCX, PDF, HTML, RTF, ODT and EPUB can.`,
    { reason: 'kind' },
  );
