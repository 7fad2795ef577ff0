import { randomUUID } from 'node:crypto';
import type { GenerationRecord } from '../tables.ts';
import { GenerationTable } from '../tables.ts';
import type { World } from './world.ts';

/** A streaming generation as `start` would leave it. */
export async function generationRow(
  world: World,
  fields: { projectCode: string; payerId: string } & Partial<GenerationRecord>,
): Promise<GenerationRecord> {
  const em = world.db.em();
  const row = em.create(GenerationTable, {
    id: randomUUID(),
    requestId: randomUUID(),
    take: 1,
    requestedBy: fields.payerId,
    tool: 'write',
    model: 'balanced',
    modelId: 'test/model',
    pricePerWord: 10,
    prompt: '',
    options: {},
    input: '',
    afterText: '',
    wordsMin: 100,
    wordsMax: 200,
    target: 'card',
    status: 'streaming',
    maxMilliku: 1_000_000,
    epoch: 1,
    ...fields,
  });
  em.persist(row);
  await em.flush();
  return row;
}
