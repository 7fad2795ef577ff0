import { randomInt } from 'node:crypto';
import * as Y from 'yjs';
import type { AppendOutcome, DocumentWriting } from '../../documents/writing.ts';
import { patiently } from '../chunk/patiently.ts';
import type { GenerationRecord } from '../tables.ts';
import { type Writing, writeText, writingOf } from '../writer/write.ts';
import type { StorageRoom } from './storageRoom.ts';

type Commit<T> = (append: { number: number; bytes: Uint8Array } | null) => Promise<AppendOutcome<T>>;

/** Where the text of a run goes. */
export interface Outlet {
  /** Takes room for so many bytes of text; returns for how many there is. Null where text takes no room. */
  readonly room: ((bytes: number) => number | Promise<number>) | null;
  /**
   * Has `commit` store a chunk, with the document's update when there is one. On `conflict` it begins anew with the
   * text as it is then. Throws `PlaceDeleted`.
   */
  put<T>(text: () => string, commit: Commit<T>): Promise<T>;
  /** The writer leaves. */
  close(): void;
}

/** A card: the chunks are all there is. */
export const cardOutlet: Outlet = {
  room: null,
  async put(_text, commit) {
    for (;;) {
      const result = await commit(null);
      if (result.outcome === 'done' || result.outcome === 'refused') return result.value;
    }
  },
  close: () => undefined,
};

/** How others see the model while it writes (design.md, The model in the document). */
export interface WriterPresence {
  name: string;
  model: string;
}

export interface DocumentOutletParts {
  documents: DocumentWriting;
  record: GenerationRecord;
  /** The text of earlier runs. */
  written: string;
  presence: WriterPresence;
  room: StorageRoom;
}

/** A document: each chunk is a Yjs update by a client of this epoch's own, and the caret moves with it. */
export class DocumentOutlet implements Outlet {
  readonly #documents: DocumentWriting;
  /** Out of the entity, whose members are watched. */
  readonly #record: Pick<GenerationRecord, 'id' | 'projectCode' | 'position'>;
  readonly #presence: WriterPresence;
  readonly room: (bytes: number) => number | Promise<number>;
  readonly #clientId = randomInt(1, 2 ** 32 - 1);
  #writing: Writing;

  constructor({ documents, record, written, presence, room }: DocumentOutletParts) {
    this.#documents = documents;
    const { id, projectCode, position } = record;
    this.#record = { id, projectCode, position };
    this.#presence = presence;
    this.room = (bytes) => room.take(bytes);
    this.#writing = writingOf(written);
    this.#tell();
  }

  async put<T>(text: () => string, commit: Commit<T>): Promise<T> {
    const { id: generationId, projectCode, position } = this.#record;
    let next = this.#writing;
    let isDone = false;
    // Set while the outcome of a commit is not known: then only the commit itself may repeat it.
    let isOpen = false;
    const build = (fork: Y.Doc): void => {
      next = writeText(fork, { generationId, position: position ?? null }, this.#writing, text());
    };
    const commitOnce: Commit<T> = async (append) => {
      isOpen = true;
      const result = await commit(append);
      isOpen = result.outcome === 'unclear';
      isDone = result.outcome === 'done';
      return result;
    };
    const author = { clientId: this.#clientId, generationId };
    const append = () => this.#documents.append(projectCode, author, build, commitOnce);
    const value = await patiently(append, () => !isOpen && !isDone);
    if (isDone) {
      this.#writing = next;
      this.#tell();
    }
    return value;
  }

  close(): void {
    this.#documents.presence(this.#record.projectCode, this.#clientId, null);
  }

  #tell(): void {
    const { name, model } = this.#presence;
    const { last } = this.#writing;
    const at = last === null ? null : Y.relativePositionToJSON(last);
    const cursor = at === null ? null : { anchor: at, head: at };
    this.#documents.presence(this.#record.projectCode, this.#clientId, { user: { id: 'model', name, model }, cursor });
  }
}
