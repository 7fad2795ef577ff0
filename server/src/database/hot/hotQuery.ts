import type { Connection, CustomTypesConfig, FieldDef, Submittable } from 'pg';
import type { Row, Statement, Value } from '../sql.ts';
import { parameter } from './parameters.ts';

/** A column of an answer, and how its text is read. */
export interface Column {
  name: string;
  read(text: string): unknown;
}

/** What a connection knows of the statements that it has prepared: their columns, by name. */
export type Prepared = Map<string, readonly Column[]>;

/**
 * One statement on its way through a connection of pg. The first time it is parsed and described; from then on only its
 * values are sent, in one write, and the answer is read by the columns that are known.
 */
export class HotQuery<R extends Row> implements Submittable {
  readonly #statement: Statement<R>;
  readonly #values: readonly Value[];
  readonly #types: CustomTypesConfig;
  readonly #prepared: Prepared;
  readonly #settle: { resolve(rows: R[]): void; reject(error: unknown): void };
  readonly #rows: Row[] = [];
  #columns: readonly Column[] = [];
  #failure: { error: unknown } | null = null;

  constructor(
    statement: Statement<R>,
    values: readonly Value[],
    { types, prepared }: { types: CustomTypesConfig; prepared: Prepared },
    settle: { resolve(rows: R[]): void; reject(error: unknown): void },
  ) {
    this.#statement = statement;
    this.#values = values;
    this.#types = types;
    this.#prepared = prepared;
    this.#settle = settle;
  }

  submit(connection: Connection): void {
    const { name = '', text } = this.#statement;
    const known = name === '' ? undefined : this.#prepared.get(name);
    const values = this.#values.map(parameter);
    connection.stream.cork();
    try {
      if (known === undefined) connection.parse({ name, text, types: [] }, true);
      else this.#columns = known;
      connection.bind({ statement: name, values }, true);
      if (known === undefined) connection.describe({ type: 'P' }, true);
      connection.execute(null, true);
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
  }

  handleRowDescription({ fields }: { fields: readonly FieldDef[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({
      name,
      read: this.#types.getTypeParser(dataTypeID, 'text'),
    }));
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    if (this.#failure !== null) return;
    const row: Row = {};
    try {
      for (let at = 0; at < fields.length; at += 1) {
        const column = this.#columns[at];
        const field = fields[at] ?? null;
        if (column !== undefined) row[column.name] = field === null ? null : column.read(field);
      }
      this.#rows.push(row);
    } catch (error) {
      this.#failure = { error };
    }
  }

  handleCommandComplete(): void {
    const { name } = this.#statement;
    if (name !== undefined) this.#prepared.set(name, this.#columns);
  }

  handleEmptyQuery(): void {}

  handleReadyForQuery(): void {
    if (this.#failure !== null) this.#settle.reject(this.#failure.error);
    // The statement's author says what its rows are (`Statement`).
    else this.#settle.resolve(this.#rows as R[]);
  }

  handleError(error: unknown): void {
    this.#settle.reject(error);
  }
}
