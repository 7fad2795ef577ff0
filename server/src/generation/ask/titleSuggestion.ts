import type { ModelKey } from '@penora/protocol/catalog/models';
import { demonstrationModel } from '@penora/protocol/catalog/models';
import type { GenerationRequest } from '@penora/protocol/schemas/generation';
import { statement } from '../../database/sql.ts';
import { unavailable } from '../../kernel/errors.ts';
import { billAside } from '../bill/providerBill.ts';
import type { Spent } from '../bill/spent.ts';
import type { GenerationDeps } from '../deps.ts';
import { askAside } from '../parts/askAside.ts';
import { compose } from '../tools/compose.ts';
import { parseTitle } from '../tools/title.ts';
import { textAround } from '../writer/around.ts';

const claimStatement = statement<{ project_code: string }>(
  `insert into title_suggestions (project_code, asked_by) values ($1, $2)
   on conflict (project_code) do nothing returning project_code`,
);
const giveBackStatement = statement('delete from title_suggestions where project_code = $1 and asked_by = $2');

/** How much of the text a title is found from. */
const READ_CHARACTERS = 16_000;
const PATIENCE_MS = 60_000;

export interface TitleRequest {
  code: string;
  userId: string;
  model: ModelKey | undefined;
}

/**
 * The project's one free title, from its text; null when it has been given before. A model that fails does not use it up.
 * Throws `model_unavailable`, `unavailable`.
 */
export async function freeTitle(deps: GenerationDeps, { code, userId, model }: TitleRequest): Promise<string | null> {
  const { writer, modelId, contextTokens, key } = deps.catalog.demand(model);
  if (key !== demonstrationModel.key) await deps.dailyBill.demand();
  const { sql } = deps.db;
  if ((await sql.query(claimStatement, [code, userId])).length === 0) return null;
  const title = await askFor().catch(() => '');
  if (title !== '') return title;
  await sql.query(giveBackStatement, [code, userId]);
  throw unavailable('The model found no title. Nothing was charged. Try again in a moment.');

  async function askFor(): Promise<string> {
    const { before } = await deps.documents.read(code, (doc) => textAround(doc, null));
    const input = before.slice(0, READ_CHARACTERS);
    const fields = { tool: 'title' as const, options: {}, prompt: '', input, after: '', take: 1, written: '' };
    const teller = {
      model: writer,
      modelId,
      seed: 1,
      signal: AbortSignal.timeout(PATIENCE_MS),
      onSpent: (spent: Spent) => void billAside(sql, modelId, spent).catch(() => undefined),
    };
    return parseTitle(await askAside(teller, compose({ ...fields, model: { contextTokens } })));
  }
}

const TITLES = 3;

/** What is asked for when the free one is gone: a short list of titles, as a card, at the model's price. */
export const moreTitles = ({ code, model }: TitleRequest): GenerationRequest => ({
  tool: 'brainstorm',
  options: { category: 'titles', count: TITLES },
  projectCode: code,
  ...(model === undefined ? {} : { model }),
  takes: 1,
  target: { kind: 'card' },
});
