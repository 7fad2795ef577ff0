import type { Ending } from '../chunk/statement.ts';

export const completed: Ending = { status: 'completed', reason: null };
export const ceiling: Ending = { status: 'completed', reason: 'ceiling' };
export const exhausted: Ending = { status: 'exhausted', reason: 'balance' };
export const outOfBudget: Ending = { status: 'exhausted', reason: 'budget' };
export const providerFailed: Ending = { status: 'failed', reason: 'provider' };
export const placeDeleted: Ending = { status: 'stopped', reason: 'place_deleted' };
export const storageFull: Ending = { status: 'stopped', reason: 'storage' };
export const interrupted: Ending = { status: 'interrupted', reason: 'restart' };

/** Thrown inside a run to end it so; what has come is kept. `cause`: what nobody has foreseen. */
export class RunEnded extends Error {
  readonly ending: Ending;

  constructor(ending: Ending, options: ErrorOptions = {}) {
    super(`${ending.status}: ${ending.reason ?? 'done'}`, options);
    this.name = 'RunEnded';
    this.ending = ending;
  }
}
