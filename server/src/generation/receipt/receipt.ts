import { setImmediate as turn } from 'node:timers/promises';
import type { Receipt, ReceiptItem } from '@penora/protocol/schemas/receipt';
import { type Sql, statement } from '../../database/sql.ts';
import { type Author, type AuthoredBlock, authoredBlocks } from '../../documents/versions/diff/authored.ts';
import { payersOf } from '../../ledger/payers.ts';
import { originOf } from '../../projects/origin.ts';
import type { GenerationDeps } from '../deps.ts';
import type { GenerationRecord } from '../tables.ts';
import { addWords } from './wordsByAuthor.ts';

type Written = {
  id: string;
  asked_by: string;
  model: GenerationRecord['model'];
  tool: GenerationRecord['tool'];
  words: number;
  cost: number;
  price: number;
  gone: boolean;
  /** It went on after an end, perhaps for somebody else. */
  continued: boolean;
};

/** Gone: what was written into the text, where it does not stand any more, and cards that were thrown away. */
const columns = `id, requested_by as asked_by, model, tool, words, cost, price_per_word as price,
  target = 'document' or discarded_at is not null as gone, epoch > 1 as continued`;

const writtenStatement = statement<Written>(
  `select ${columns} from generations where project_code = $1 and words > 0`,
  'generation_written',
);

const elsewhereStatement = statement<Written>(
  `select ${columns} from generations where id = $1::uuid or (project_code = any($2) and words > 0)`,
);

/** What a text was made of that was saved from a result or copied. It was paid elsewhere: here it costs nothing. */
async function writtenElsewhere(sql: Sql, code: string): Promise<Written[]> {
  const { generationId, copyOf } = await originOf(sql, code);
  if (generationId === null && copyOf.length === 0) return [];
  const written = await sql.query(elsewhereStatement, [generationId, copyOf]);
  return written.map((generation) => ({ ...generation, words: 0, cost: 0 }));
}

/** Characters that are counted before others have their turn. */
const AT_ONCE = 64_000;

interface Authored {
  authors: readonly Author[];
  blocks: readonly AuthoredBlock[];
}

function authoredOf(doc: Parameters<typeof authoredBlocks>[0]): Authored {
  const numbers = new Map<string, number>();
  const authors: Author[] = [];
  const naming = (author: Author): number => {
    const key = author.generationId ?? String(author.client);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    authors.push(author);
    numbers.set(key, authors.length - 1);
    return authors.length - 1;
  };
  return { blocks: authoredBlocks(doc, naming, false), authors };
}

async function countedByAuthor({ blocks, authors }: Authored): Promise<number[]> {
  const words = authors.map(() => 0);
  let characters = 0;
  for (const { text, runs, node } of blocks) {
    if (node === 'rule') continue;
    addWords(runs, (by, more) => {
      words[by] = (words[by] ?? 0) + more;
    });
    characters += text.length;
    if (characters < AT_ONCE) continue;
    characters = 0;
    await turn();
  }
  return words;
}

/** Adds up what has the same person, model and tool. */
class Sums {
  readonly #items = new Map<string, ReceiptItem>();

  add(item: ReceiptItem): void {
    if (item.words === 0 && item.costMilliku === 0) return;
    const key = [item.userId, item.model, item.tool].join(' ');
    const sum = this.#items.get(key);
    if (sum === undefined) this.#items.set(key, { ...item });
    else {
      sum.words += item.words;
      sum.costMilliku += item.costMilliku;
    }
  }

  get items(): ReceiptItem[] {
    return [...this.#items.values()].sort((a, b) => b.words - a.words || b.costMilliku - a.costMilliku);
  }
}

/** What of a generation is one person's. */
interface Share {
  userId: string;
  words: number;
  cost: number;
}

/** Of each generation, whose it is: who asked, or each who paid for a part where others went on with it. */
async function sharesOf(sql: Sql, written: readonly Written[]): Promise<ReadonlyMap<string, readonly Share[]>> {
  const continued = written.filter((generation) => generation.continued).map(({ id }) => id);
  const payers = continued.length === 0 ? new Map<string, Share[]>() : await payersOf(sql, continued);
  return new Map(
    written.map(({ id, asked_by: userId, words, cost }) => {
      const paid = payers.get(id) ?? [];
      return [id, paid.length > 1 && cost > 0 ? paid : [{ userId, words, cost }]];
    }),
  );
}

/** The words that stand, divided as they were paid for: a mark names the generation, not the part. */
function standingOf(shares: readonly Share[], stands: number): (Share & { stands: number })[] {
  const all = shares.reduce((sum, { words }) => sum + words, 0);
  let [paid, given] = [0, 0];
  return shares.map((share) => {
    paid += share.words;
    const upTo = all === 0 ? stands : Math.round((stands * paid) / all);
    const own = upTo - given;
    given = upTo;
    return { ...share, stands: own };
  });
}

type ReceiptDeps = Pick<GenerationDeps, 'documents' | 'namesOf' | 'clientsOf'> & { db: { sql: Sql } };

/**
 * How the text of a project was made. Each word that was paid for here is in one of three lists, so that costs add up to
 * what has been spent in the project:
 * - `items`: it stands in the text, by its mark, whether it was written there or inserted from a card;
 * - `discarded`: it was written into the text and stands there no more (deleted, undone), or is on a discarded card and
 *   not in the text; a card that is brought back, a text that is inserted again, leaves this list;
 * - `unused`: it is on a card that nobody discarded, and not in the text: it can still be taken.
 * A mark of no generation of this project (copied from elsewhere, or forged) counts for whoever put the text there, but
 * for the result or the copied project with which a project began.
 */
export async function receiptOf(deps: ReceiptDeps, code: string): Promise<Receipt> {
  const authored = await deps.documents.read(code, authoredOf);
  const words = await countedByAuthor(authored);
  const here = await deps.db.sql.query(writtenStatement, [code]);
  const written = [...here, ...(await writtenElsewhere(deps.db.sql, code))];
  const known = new Map(written.map((generation) => [generation.id, generation]));
  const clients = await deps.clientsOf(code, [...new Set(authored.authors.map(({ client }) => client))]);

  const items = new Sums();
  const standing = new Map<string, number>();
  authored.authors.forEach(({ client, generationId }, by) => {
    const count = words[by] ?? 0;
    if (generationId !== null && known.has(generationId)) standing.set(generationId, count);
    else items.add({ userId: clients.get(client), words: count, costMilliku: 0 });
  });
  const discarded = new Sums();
  const unused = new Sums();
  const shares = await sharesOf(deps.db.sql, written);
  for (const { id, model, tool, price, gone } of written) {
    for (const { userId, words: paid, cost: all, stands } of standingOf(shares.get(id) ?? [], standing.get(id) ?? 0)) {
      const cost = Math.min(all, stands * price);
      items.add({ userId, model, tool, words: stands, costMilliku: cost });
      const rest = { words: Math.max(0, paid - stands), costMilliku: all - cost };
      (gone ? discarded : unused).add({ userId, model, tool, ...rest });
    }
  }
  return withNames(deps, { items: items.items, discarded: discarded.items, unused: unused.items });
}

async function withNames({ namesOf }: Pick<ReceiptDeps, 'namesOf'>, receipt: Receipt): Promise<Receipt> {
  const all = [...receipt.items, ...receipt.discarded, ...receipt.unused];
  const ids = all.flatMap(({ userId }) => (userId === undefined ? [] : [userId]));
  const names = await namesOf([...new Set(ids)]);
  for (const item of all) if (item.userId !== undefined) item.name = names.get(item.userId) ?? 'Somebody';
  return receipt;
}
