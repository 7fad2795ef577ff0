import type { ListQuery } from '@penora/protocol/list';
import type { Against, OpenVersion, Restored, Version, VersionKind } from '@penora/protocol/schemas/version';
import { type Page, readPage } from '../../kernel/cursor.ts';
import { invalid, notFound, wrongState } from '../../kernel/errors.ts';
import type { VersionsDeps } from './deps.ts';
import { Keeping } from './keeping.ts';
import { findVersion, openVersion, packedOf } from './opening.ts';
import { takeOut } from './putting.ts';
import { drawClientId, editText, missingNow, restoreInto } from './restoring.ts';
import {
  deleteStatement,
  listStatement,
  renameStatement,
  undoneStatement,
  unversionedStatement,
  type VersionRow,
} from './statements.ts';
import { Workshop } from './workshop/workshop.ts';
import { presentVersion, presentVersions } from './writers.ts';

export interface VersionQuery extends ListQuery {
  kind?: VersionKind | undefined;
}

/** Versions of all documents, as one process sees them. */
export class Versions {
  readonly workshop = new Workshop();
  readonly #deps: VersionsDeps;
  readonly #keeping: Keeping;
  /** Documents that have changed since this process last looked. */
  readonly #changed = new Set<string>();
  #isFirstTurn = true;

  constructor(deps: VersionsDeps) {
    this.#deps = deps;
    this.#keeping = new Keeping(deps, this.workshop);
  }

  /** A document has changed: it gets a version when it is time. */
  noteChanged(code: string): void {
    if (this.#changed.size < this.#deps.limits.waiting) this.#changed.add(code);
  }

  /** Makes the versions that are due; to be run every minute or so. What an earlier process left is found at the first. */
  async keepDue(): Promise<void> {
    if (this.#isFirstTurn) await this.#findUnversioned();
    this.#isFirstTurn = false;
    for (const code of [...this.#changed]) {
      this.#changed.delete(code);
      if (!(await this.#isKept(code))) this.#changed.add(code);
    }
  }

  /** The text as it stands before a model writes into it. What fails does not hold up the model. */
  async keepBeforeGeneration(code: string, generationId: string, userId: string): Promise<void> {
    try {
      await this.#keeping.keepChanged(code, { kind: 'generation', generationId, userId });
    } catch (error) {
      this.#deps.log.warn({ err: error, code }, 'no version was kept before a generation');
    }
  }

  async list(code: string, { kind, ...query }: VersionQuery): Promise<Page<Version>> {
    const { sql } = this.#deps.database;
    const page = await readPage(
      query,
      (stretch) => sql.query(listStatement, [code, kind ?? null, ...stretch]),
      (row) => row,
    );
    return { items: await presentVersions(this.#deps, page.items), nextCursor: page.nextCursor };
  }

  async create(code: string, userId: string, name: string): Promise<Version> {
    return this.#present(await this.#keeping.keepNow(code, { kind: 'named', name, userId }));
  }

  async open(code: string, id: string, against: Against): Promise<OpenVersion> {
    return openVersion(this.#deps, this.workshop, await findVersion(this.#deps, code, id), against);
  }

  async rename(code: string, id: string, name: string): Promise<Version> {
    const before = await findVersion(this.#deps, code, id);
    if (before.name === null) await this.#keeping.demandPlace(code);
    await this.#deps.database.sql.query(renameStatement, [code, id, name]);
    return this.#present(await findVersion(this.#deps, code, id));
  }

  async remove(code: string, id: string): Promise<void> {
    const gone = await this.#deps.database.sql.query(deleteStatement, [code, [id]]);
    if (gone.length === 0) throw notFound('version');
  }

  /** Brings back what a version has and the text has not; the text before is kept. Throws `invalid`, `storage_full`. */
  async restore(code: string, userId: string, id: string, blocks: readonly number[] | undefined): Promise<Restored> {
    const row = await findVersion(this.#deps, code, id);
    const { tree } = await this.workshop.do({
      ...{ kind: 'open', version: { packed: await packedOf(this.#deps, row.id) } },
      ...{ other: null, versionIs: 'from' },
    });
    if (blocks?.some((block) => block >= tree.content.length)) throw invalid('blocks', 'the version has no such block');
    const wanted = blocks === undefined ? null : new Set(blocks);
    const restoring = { code, userId, clientId: drawClientId(), version: tree, wanted };
    if ((await missingNow(this.#deps, restoring)).blocks.length === 0)
      return { version: await this.#present(row), added: 0 };
    const { clientId } = restoring;
    const before = await this.#keeping.keepNow(code, { kind: 'restore', userId, clientId });
    const added = await restoreInto(this.#deps, restoring).catch(async (error: unknown) => {
      await this.#deps.database.sql.query(deleteStatement, [code, [before.id]]);
      throw error;
    });
    return { version: await this.#present(before), added };
  }

  /** Takes what a restoration brought back out again; what others wrote into it since stays. */
  async undo(code: string, userId: string, id: string): Promise<Version> {
    const row = await findVersion(this.#deps, code, id);
    const { client_id: client } = row;
    if (client === null) throw wrongState('Nothing was restored after this version.');
    await editText(this.#deps, { code, userId, clientId: drawClientId(), change: (doc) => takeOut(doc, client) });
    await this.#deps.database.sql.query(undoneStatement, [code, id]);
    await this.#deps.bookSize(code);
    return this.#present(await findVersion(this.#deps, code, id));
  }

  close(): Promise<void> {
    return this.workshop.close();
  }

  #present(row: VersionRow): Promise<Version> {
    return presentVersion(this.#deps, row);
  }

  async #findUnversioned(): Promise<void> {
    const rows = await this.#deps.database.sql.query(unversionedStatement, [this.#deps.limits.waiting]);
    for (const { code } of rows) this.noteChanged(code);
  }

  async #isKept(code: string): Promise<boolean> {
    try {
      return await this.#keeping.keepAutomatic(code);
    } catch (error) {
      this.#deps.log.warn({ err: error, code }, 'a version was not kept');
      return false;
    }
  }
}
