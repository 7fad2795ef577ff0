import type { Sql } from '../../database/sql.ts';
import { wrongState } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { VersionsDeps } from './deps.ts';
import {
  automaticStatement,
  deleteStatement,
  keepStatement,
  markStatement,
  namedStatement,
  type VersionRow,
  writersStatement,
} from './statements.ts';
import { superfluous } from './thinning.ts';
import type { Workshop } from './workshop/workshop.ts';

export interface Wanted {
  kind: VersionRow['kind'];
  name?: string;
  userId?: string;
  generationId?: string;
  /** Of a restoration that follows. */
  clientId?: number;
}

/** A document with the number of its last update. */
interface Text {
  number: number;
  update: Uint8Array;
}

/** How old the last version has to be, and whether an unchanged text is kept once more. */
interface Terms {
  leastAgeMs: number;
  alsoUnchanged: boolean;
}

/** Makes versions and throws away what is one too many. */
export class Keeping {
  readonly #deps: VersionsDeps;
  readonly #workshop: Workshop;

  constructor(deps: VersionsDeps, workshop: Workshop) {
    this.#deps = deps;
    this.#workshop = workshop;
  }

  get #sql(): Sql {
    return this.#deps.database.sql;
  }

  /** Of the text as it is now, whatever was kept before. Throws `wrong_state` when there are too many with a name. */
  async keepNow(code: string, wanted: Wanted): Promise<VersionRow> {
    if (wanted.name !== undefined) await this.demandPlace(code);
    const text = await this.#deps.documents.numbered(code);
    const kept = await this.#keep(code, text, wanted, { leastAgeMs: 0, alsoUnchanged: true });
    if (kept === null) throw new Error('a version was not kept');
    return kept;
  }

  /** Of the text as it is now, unless the last version has the same text. */
  async keepChanged(code: string, wanted: Wanted): Promise<void> {
    // Asked for first: what is written after this call is not in it.
    const text = await this.#deps.documents.numbered(code);
    const [mark] = await this.#sql.query(markStatement, [code, 0]);
    if (mark === undefined || text.number <= (mark.number ?? 0)) return;
    await this.#keep(code, text, wanted, { leastAgeMs: 0, alsoUnchanged: false });
  }

  /** By itself: once in a while, by one process. True when nothing is left to do until the document changes again. */
  async keepAutomatic(code: string): Promise<boolean> {
    const { everyMs } = this.#deps.limits;
    const [mark] = await this.#sql.query(markStatement, [code, everyMs]);
    if (mark === undefined || mark.last_number <= (mark.number ?? 0)) return true;
    if (!mark.is_due) return false;
    const text = await this.#deps.documents.numbered(code);
    await this.#keep(code, text, { kind: 'automatic' }, { leastAgeMs: everyMs, alsoUnchanged: false });
    return true;
  }

  /** Throws `wrong_state` when no version with a name has a place any more. */
  async demandPlace(code: string): Promise<void> {
    const { named, namedBytes } = this.#deps.limits;
    const [have] = await this.#sql.query(namedStatement, [code]);
    if (have === undefined || (have.count < named && have.bytes < namedBytes)) return;
    throw wrongState(`This project keeps ${have.count} versions with a name. Delete one to make room for another.`);
  }

  async #keep(code: string, { number, update }: Text, wanted: Wanted, terms: Terms): Promise<VersionRow | null> {
    const { packed, measure } = await this.#workshop.do({ kind: 'pack', update });
    const [mark] = await this.#sql.query(markStatement, [code, 0]);
    const traces = await this.#sql.query(writersStatement, [code, mark?.number ?? 0, number]);
    const people = traces.flatMap(({ user_id }) => (user_id === null ? [] : [user_id]));
    const models = traces.flatMap(({ user_id, generation_id }) =>
      user_id === null && generation_id !== null ? [generation_id] : [],
    );
    const [kept] = await this.#sql.query(keepStatement, [
      ...[newId(), code, number, terms.leastAgeMs, terms.alsoUnchanged, wanted.kind, wanted.name ?? null],
      ...[wanted.userId ?? null, wanted.generationId ?? null, [...new Set(people)], [...new Set(models)]],
      ...[wanted.clientId ?? null, packed, measure.sizeBytes, measure.words],
    ]);
    if (kept === undefined) return null;
    await this.#thin(code);
    return kept;
  }

  async #thin(code: string): Promise<void> {
    const kept = await this.#sql.query(automaticStatement, [code]);
    const out = superfluous(kept, new Date(), this.#deps.limits);
    if (out.length > 0) await this.#sql.query(deleteStatement, [code, out]);
  }
}
