import { describe, expect, it } from 'vitest';
import { peopleIn } from './presence.ts';

const me = { id: 'pn_me', name: 'Mira' };
const names = (states: Record<number, unknown>): string[] =>
  peopleIn(new Map(Object.entries(states).map(([id, state]) => [Number(id), state])), me).map(({ name }) => name);

describe('who is here', () => {
  it('me first, each person once whatever number of tabs', () => {
    expect(
      names({
        1: { user: { id: 'pn_z', name: 'Zoe' } },
        2: { user: { id: 'pn_a', name: 'Ada' } },
        3: { user: { id: 'pn_a', name: 'Ada' }, cursor: null },
        4: { user: { id: 'pn_me', name: 'Mira' } },
      }),
    ).toEqual(['Mira', 'Ada', 'Zoe']);
  });

  it('models and states that say nothing of a person are left out', () => {
    expect(names({ 1: { user: { id: 'model', name: "Ada's Write", model: 'fast' } }, 2: {}, 3: null, 4: 'x' })).toEqual(
      ['Mira'],
    );
  });
});
