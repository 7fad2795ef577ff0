import { fileInstructions } from '@penora/protocol/catalog/tools';
import { priceOf } from '@penora/protocol/ku';
import type { FileCost } from '@penora/protocol/schemas/file';
import type { Sql } from '../../database/sql.ts';
import type { ModelCatalog } from '../catalog.ts';
import { wordRange } from '../tools/compose.ts';
import { kindOf, learnedRange, sharesOf } from './wordShares.ts';

/**
 * What each instruction would cost for a text of so many words, with each model that can be had: the same ranges as an
 * estimate gives. `costMilliku`: of so many words with the default model.
 */
export async function filePrices(
  { sql, catalog }: { sql: Sql; catalog: ModelCatalog },
  words: number,
): Promise<{ costMilliku: number; costs: FileCost[] }> {
  const models = catalog.available();
  const asked = models.flatMap((model) =>
    fileInstructions.map((instruction) => ({ model, instruction, kind: kindOf('file', { instruction }, model.key) })),
  );
  const shares = await sharesOf(
    sql,
    asked.map(({ kind }) => kind),
  );
  const costs = asked.map(({ model, instruction, kind }) => {
    const range = learnedRange(wordRange('file', { instruction }, words), shares.get(kind) ?? []);
    const price = (count: number): number => priceOf(count, model.millikuPerWord);
    return { instruction, model: model.key, costMilliku: { min: price(range.min), max: price(range.max) } };
  });
  const usual = models.find(({ key }) => key === catalog.defaultKey);
  return { costMilliku: usual === undefined ? 0 : priceOf(words, usual.millikuPerWord), costs };
}
