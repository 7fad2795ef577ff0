/** What can be done with a generation, each by one call; failures are told in a toast and never thrown. */
import {
  changeGeneration,
  continueGeneration,
  saveGeneration,
  startGeneration,
  stopGeneration,
  undoGeneration,
} from '@penora/protocol/endpoints/generations';
import { createProject } from '@penora/protocol/endpoints/projects';
import type { Project } from '@penora/protocol/schemas/project';
import { call, newIdempotencyKey } from '../api/call.ts';
import { asProblem } from '../api/problem.ts';
import { passageOf } from '../documents/position.ts';
import type { RoomValue } from '../room/roomContext.ts';
import { announce, toast } from '../ui/toasts.ts';
import type { RequestBody } from './draft.ts';
import type { Run } from './run.ts';

/** Tells what went wrong; true when it went well. */
async function told(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    const problem = asProblem(error);
    toast(problem.detail, { tone: 'bad' });
    return false;
  }
}

/** The last request that got no answer: asked again in the same words, it is the same request and is paid once. */
let unanswered: { asked: string; key: string } | null = null;

function keyFor(body: RequestBody): string {
  const asked = JSON.stringify(body);
  if (unanswered?.asked !== asked) unanswered = { asked, key: newIdempotencyKey() };
  return unanswered.key;
}

/** Starts what was asked for. Throws ApiProblem: the price button shows it. */
export async function start(room: RoomValue, body: RequestBody): Promise<Run[]> {
  const editor = room.editor.get();
  const passage = editor === null ? null : passageOf(editor.state);
  const { generations } = await call(startGeneration, { body, idempotencyKey: keyFor(body) });
  unanswered = null;
  for (const run of generations) {
    room.asked.set(run.id, { body, passage });
    // What the socket has said of it meanwhile is newer.
    if (room.runs.get(run.id) === undefined) room.runs.begin(run);
  }
  // The socket may have told of it before its place was known.
  room.bars.placeAgain();
  return generations;
}

export const stop = (room: RoomValue, id: string): Promise<boolean> =>
  told(async () => room.runs.take((await call(stopGeneration, { params: { id } })).generation));

export const goOn = (room: RoomValue, id: string): Promise<boolean> =>
  told(async () => room.runs.begin((await call(continueGeneration, { params: { id }, body: {} })).generation));

export const undo = (room: RoomValue, id: string): Promise<boolean> =>
  told(async () => {
    room.runs.take((await call(undoGeneration, { params: { id } })).generation);
    toast('Taken out of the text. It is still among the results. Insert puts it back from there.', { tone: 'good' });
  });

export const change = (
  room: RoomValue,
  id: string,
  body: { starred?: boolean; idea?: { number: number; starred: boolean }; title?: string; discarded?: boolean },
): Promise<boolean> =>
  told(async () => room.runs.take((await call(changeGeneration, { params: { id }, body })).generation));

/** Thrown away, with a way back. */
export async function discard(room: RoomValue, id: string): Promise<void> {
  if (await change(room, id, { discarded: true }))
    toast('Discarded.', { action: { label: 'Undo', run: () => void change(room, id, { discarded: false }) } });
}

/** Saves a result as a project of its own; with another text when it was edited. Throws ApiProblem. */
export async function save(run: Run, title: string, edited: string | null): Promise<Project> {
  if (edited === null) return (await call(saveGeneration, { params: { id: run.id }, body: { title } })).project;
  return (await call(createProject, { body: { title, text: edited } })).project;
}

export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast('Copied.', { tone: 'good' });
  } catch {
    announce('The browser did not allow copying.');
    toast('The browser did not allow copying. Select the text and copy it by hand.', { tone: 'warn' });
  }
}
