import { randomInt } from 'node:crypto';
import * as Y from 'yjs';
import { type Sql, statement } from '../../database/sql.ts';
import type { DocumentWriting } from '../../documents/writing.ts';
import { Lanes } from '../chunk/lanes.ts';

const after = statement<{ number: number; bytes: Buffer }>(
  'select number, bytes from document_updates where project_code = $1 and number > $2 order by number',
);
const store = statement(
  `with numbered as (
    update documents set last_number = last_number + 1 where project_code = $1 and last_number = $2 - 1
    returning last_number
  ) insert into document_updates (project_code, number, bytes) select $1, last_number, $3 from numbered returning number`,
);

/** The contract of `DocumentWriting` over the tables, as small as it can be. */
export class TableDocuments implements DocumentWriting {
  readonly #sql: Sql;
  readonly #lanes = new Lanes();
  readonly #rooms = new Map<string, { doc: Y.Doc; number: number }>();

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  append: DocumentWriting['append'] = async (code, author, build, commit) => {
    const leave = await this.#lanes.enter(code);
    try {
      for (;;) {
        const room = await this.#current(code);
        const fork = new Y.Doc();
        Y.applyUpdate(fork, Y.encodeStateAsUpdate(room.doc));
        fork.clientID = author.clientId;
        const updates: Uint8Array[] = [];
        fork.on('update', (bytes: Uint8Array) => updates.push(bytes));
        fork.transact(() => build(fork));
        const bytes = updates.length === 0 ? null : Y.mergeUpdates(updates);
        const result = await commit(bytes === null ? null : { number: room.number + 1, bytes });
        if (result.outcome === 'conflict' || result.outcome === 'unclear') continue;
        if (result.outcome === 'done' && bytes !== null) {
          Y.applyUpdate(room.doc, bytes);
          room.number += 1;
        }
        return result.value;
      }
    } finally {
      leave();
    }
  };

  read: DocumentWriting['read'] = async (code, look) => look((await this.#current(code)).doc);

  presence(): void {
    // Nobody is there to see it.
  }

  async #current(code: string): Promise<{ doc: Y.Doc; number: number }> {
    const room = this.#rooms.get(code) ?? { doc: new Y.Doc(), number: 0 };
    this.#rooms.set(code, room);
    for (const { number, bytes } of await this.#sql.query(after, [code, room.number])) {
      if (number <= room.number) continue;
      Y.applyUpdate(room.doc, bytes);
      room.number = number;
    }
    return room;
  }
}

/** What a person does in the editor, at this moment of the log. */
export async function editAs(
  { documents, sql }: { documents: DocumentWriting; sql: Sql },
  code: string,
  change: (doc: Y.Doc) => void,
): Promise<void> {
  const author = { clientId: randomInt(1, 2 ** 32 - 1) };
  await documents.append(code, author, change, async (append) => {
    if (append === null) return { outcome: 'done', value: null };
    const [row] = await sql.query(store, [code, append.number, append.bytes]);
    return row === undefined ? { outcome: 'conflict' } : { outcome: 'done', value: null };
  });
}
