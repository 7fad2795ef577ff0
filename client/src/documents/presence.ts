/** Who is here: people by their awareness states, models by the generations that write into the text. */
import type { Awareness } from 'y-protocols/awareness';
import { z } from 'zod';
import { createStore, type Store } from '../store.ts';
import { coloursOf, personColour } from '../ui/person.ts';
import { paintCarets } from './carets.ts';

// What other clients say of themselves is checked like everything from outside; the server sets id and name.
const State = z.object({
  user: z.object({
    id: z.string().max(64),
    name: z.string().max(200),
    /** The server's own writers name their model; they are shown by their generations. */
    model: z.string().optional(),
  }),
});

export interface Present {
  /** The person's id, the same in all their tabs. */
  id: string;
  name: string;
  colour: string;
  isMe: boolean;
}

/** One entry per person, me first, then by name. */
export function peopleIn(states: ReadonlyMap<number, unknown>, me: { id: string; name: string }): Present[] {
  const people = new Map<string, Present>([[me.id, { ...me, colour: personColour(me.id), isMe: true }]]);
  for (const state of states.values()) {
    const parsed = State.safeParse(state);
    if (!parsed.success || parsed.data.user.model !== undefined) continue;
    const { id, name } = parsed.data.user;
    if (!people.has(id)) people.set(id, { id, name, colour: personColour(id), isMe: false });
  }
  const colours = coloursOf(people.keys());
  for (const person of people.values()) person.colour = colours.get(person.id) ?? person.colour;
  return [...people.values()].sort((a, b) => Number(b.isMe) - Number(a.isMe) || a.name.localeCompare(b.name));
}

const sameNames = (a: readonly Present[], b: readonly Present[]): boolean =>
  a.length === b.length &&
  a.every((one, index) => one.id === b[index]?.id && one.name === b[index]?.name && one.colour === b[index]?.colour);

/** Follows the awareness; carets move often, the list changes seldom. */
export function watchPeople(
  awareness: Awareness,
  me: { id: string; name: string },
): { people: Store<readonly Present[]>; stop: () => void } {
  const people = createStore<readonly Present[]>(peopleIn(awareness.getStates(), me));
  const update = (): void =>
    people.set((before) => {
      const now = peopleIn(awareness.getStates(), me);
      if (sameNames(before, now)) return before;
      paintCarets(now);
      return now;
    });
  awareness.on('change', update);
  return { people, stop: () => awareness.off('change', update) };
}
