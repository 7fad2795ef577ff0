import { getBudget as getBudgetEndpoint, setBudget as setBudgetEndpoint } from '@penora/protocol/endpoints/budget';
import { catalog as catalogEndpoint } from '@penora/protocol/endpoints/catalog';
import * as endpoints from '@penora/protocol/endpoints/generations';
import { projectReceipt } from '@penora/protocol/endpoints/receipt';
import { suggestTitle } from '@penora/protocol/endpoints/titles';
import { ChunkNumber } from '@penora/protocol/schemas/generation';
import { z } from 'zod';
import { Encoded, empty, eventStream, file, type Route, route, type ServerEvent } from '../http/route.ts';
import type { Unsubscribe } from '../kernel/channel.ts';
import { invalid, notFound, unreachable } from '../kernel/errors.ts';
import type { PersonPrincipal } from '../kernel/principal.ts';
import { type Watching, whileAllowed } from '../kernel/whileAllowed.ts';
import { readBudget } from '../ledger/budgets/settings.ts';
import type { Access } from '../projects/authorise.ts';
import { onProjectChange } from '../projects/changes.ts';
import type { Action } from '../projects/may.ts';
import { setBudget } from './ask/budget.ts';
import { changeCard, listCards } from './ask/cards.ts';
import { promptsOf } from './ask/prompt.ts';
import { presentQuote, quote } from './ask/quote.ts';
import { freeTitle, moreTitles } from './ask/titleSuggestion.ts';
import { chunkPage } from './delivery/chunks.ts';
import { type Followed, followInPages, isRunning } from './delivery/follow.ts';
import type { GenerationDeps } from './deps.ts';
import type { Generations } from './generations.ts';
import { findRecord, projectOf } from './life/records.ts';
import { undoGeneration } from './life/undo.ts';
import { presentAll, presentOne, textOfGeneration } from './present.ts';
import { receiptOf } from './receipt/receipt.ts';
import type { GenerationRecord } from './tables.ts';

export interface GenerationRoutesDeps extends GenerationDeps {
  generations: Generations;
  /** Throws `not_found` or `forbidden`. */
  authorise(principal: PersonPrincipal, code: string, action: Action): Promise<Access>;
  signIns: {
    /** Calls back when this sign-in may have ended. */
    onEnded(principal: PersonPrincipal, listener: () => void): Unsubscribe;
    /** Throws when it has. */
    demand(principal: PersonPrincipal): Promise<void>;
  };
}

/** For others than those who may do this it does not exist. */
async function demandAllowed(
  deps: GenerationRoutesDeps,
  principal: PersonPrincipal,
  code: string,
  action: Action,
): Promise<void> {
  await deps.authorise(principal, code, action).catch((error: unknown) => {
    // Not even that it exists is told to somebody outside the project.
    if (error instanceof Error && 'code' in error && error.code === 'not_found') throw notFound('generation');
    throw error;
  });
}

/** A generation of which somebody may do this. */
async function allowed(
  deps: GenerationRoutesDeps,
  principal: PersonPrincipal,
  id: string,
  action: Action,
): Promise<GenerationRecord> {
  const record = await findRecord(deps.db, id);
  await demandAllowed(deps, principal, record.projectCode, action);
  return record;
}

/** Everything under /api/generations, a project's results, and the catalog. */
export function generationRoutes(deps: GenerationRoutesDeps): Route[] {
  return [...askingRoutes(deps), ...watchingRoutes(deps), ...steeringRoutes(deps), ...budgetRoutes(deps)];
}

function budgetRoutes(deps: GenerationRoutesDeps): Route[] {
  return [
    route(projectReceipt, async ({ principal, params }) => {
      await deps.authorise(principal, params.code, 'history');
      return receiptOf(deps, params.code);
    }),
    route(getBudgetEndpoint, async ({ principal, params }) => {
      await deps.authorise(principal, params.code, 'read');
      return readBudget(deps.db.sql, params.code, principal.userId);
    }),
    route(setBudgetEndpoint, async ({ principal, params, body }) => {
      await deps.authorise(principal, params.code, 'budget');
      return setBudget(deps, params.code, body, principal.userId);
    }),
  ];
}

function askingRoutes(deps: GenerationRoutesDeps): Route[] {
  const { generations } = deps;
  return [
    route(catalogEndpoint, async () => deps.catalog.present()),
    route(endpoints.estimateGeneration, async ({ principal, body }) => {
      if (body.projectCode !== undefined) await deps.authorise(principal, body.projectCode, 'generate');
      return presentQuote(await quote(deps, body, principal.userId));
    }),
    route(endpoints.showPrompt, async ({ principal, body }) => {
      if (body.projectCode !== undefined) await deps.authorise(principal, body.projectCode, 'generate');
      return { prompts: await promptsOf(deps, body, principal.userId) };
    }),
    route(suggestTitle, async ({ principal, params, body, requestId }) => {
      await deps.authorise(principal, params.code, 'rename');
      const asked = { code: params.code, userId: principal.userId, model: body.model };
      const title = await freeTitle(deps, asked);
      if (title !== null || !body.more) return { title, generation: null };
      const [record] = await generations.start(moreTitles(asked), { userId: principal.userId, requestId });
      if (record === undefined) throw new Error('a request without a take');
      return { title, generation: await presentOne(deps, record) };
    }),
    route(endpoints.startGeneration, async ({ principal, body, requestId }) => {
      if (body.projectCode !== undefined) await deps.authorise(principal, body.projectCode, 'generate');
      const records = await generations.start(body, { userId: principal.userId, requestId });
      const all = await presentAll(deps, records);
      const [generation] = all;
      if (generation === undefined) throw new Error('a request without a take');
      return { generation, generations: all };
    }),
  ];
}

function watchingRoutes(deps: GenerationRoutesDeps): Route[] {
  return [
    route(endpoints.getGeneration, async ({ principal, params }) => {
      return { generation: await presentOne(deps, await allowed(deps, principal, params.id, 'watch')) };
    }),
    route(endpoints.listGenerations, async ({ principal, params, query }) => {
      await deps.authorise(principal, params.code, 'watch');
      return listCards(deps, params.code, query);
    }),
    route(endpoints.listChunks, async ({ principal, params, query }) => {
      await demandAllowed(deps, principal, await projectOf(deps.db.sql, params.id), 'watch');
      const page = await chunkPage(deps.db.sql, params.id, query.after, query.limit);
      if (page === null) throw notFound('generation');
      return file('application/json; charset=utf-8', page);
    }),
    route(endpoints.streamGeneration, async ({ principal, params, query, header, signal }) => {
      const record = await allowed(deps, principal, params.id, 'watch');
      const after = lastEventId(header('last-event-id')) ?? query.after ?? 0;
      if (!isRunning(record) && record.seq <= after) return empty();
      const watching = watchingOf(deps, principal, record.projectCode, signal);
      return eventStream(serverEvents(deps, record, after, watching));
    }),
  ];
}

/** Where a reader says it stands, by the same rule as `after`; from a number that is none, a stream would begin anew. */
function lastEventId(value: string | undefined): number | undefined {
  if (value === undefined || value === '') return undefined;
  const number = z.coerce.number().pipe(ChunkNumber).safeParse(value);
  if (!number.success) throw invalid('Last-Event-ID', 'That is no number of a chunk.');
  return number.data;
}

function serverEvent(event: Followed): ServerEvent {
  switch (event.kind) {
    case 'chunk':
      return { id: event.chunk.seq, event: 'chunk', data: event.chunk };
    case 'encoded':
      return { id: event.seq, event: 'chunk', data: new Encoded(event.json) };
    case 'ended':
      return { id: event.seq, event: 'ended', data: event.ended };
    default:
      return unreachable(event);
  }
}

/** A stream is read for as long as both the sign-in and the role hold (I3). */
function watchingOf(deps: GenerationRoutesDeps, principal: PersonPrincipal, code: string, gone: AbortSignal): Watching {
  return {
    gone,
    subscribe(recheck) {
      const stops = [onProjectChange(deps.channel, code, recheck), deps.signIns.onEnded(principal, recheck)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    async check() {
      await deps.signIns.demand(principal);
      await deps.authorise(principal, code, 'watch');
    },
  };
}

async function* serverEvents(
  deps: GenerationRoutesDeps,
  record: GenerationRecord,
  after: number,
  watching: Watching,
): AsyncGenerator<ServerEvent[]> {
  const { signal, close } = whileAllowed(watching);
  try {
    for await (const page of followInPages(deps, record, after, signal)) yield page.map(serverEvent);
  } finally {
    close();
  }
}

function steeringRoutes(deps: GenerationRoutesDeps): Route[] {
  const { generations } = deps;
  const one = async (record: GenerationRecord) => ({ generation: await presentOne(deps, record) });
  return [
    route(endpoints.stopGeneration, async ({ principal, params }) => {
      await allowed(deps, principal, params.id, 'steer');
      return one(await generations.stop(params.id));
    }),
    route(endpoints.continueGeneration, async ({ principal, params, body }) => {
      await allowed(deps, principal, params.id, 'steer');
      return one(await generations.goOn(params.id, body.maxMilliku, principal.userId));
    }),
    route(endpoints.undoGeneration, async ({ principal, params }) => {
      const record = await allowed(deps, principal, params.id, 'steer');
      return one(await undoGeneration(deps, record, principal.userId));
    }),
    route(endpoints.changeGeneration, async ({ principal, params, body }) => {
      await allowed(deps, principal, params.id, 'edit');
      return one(await changeCard(deps, params.id, body));
    }),
    route(endpoints.saveGeneration, async ({ principal, params, body }) => {
      const record = await allowed(deps, principal, params.id, 'read');
      const text = await textOfGeneration(deps.db.sql, params.id);
      const title = body.title ?? record.title ?? undefined;
      return { project: await deps.saveAsProject(principal.userId, { title, text, generationId: record.id }) };
    }),
  ];
}
