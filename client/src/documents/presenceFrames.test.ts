import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import { newPresence } from './presenceFrames.ts';

function told(awareness: Awareness): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, 1);
  writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]));
  return toUint8Array(encoder);
}

describe('what is told of one’s caret', () => {
  it('goes once, again when it moves, and again before others forget it', () => {
    const awareness = new Awareness(new Doc());
    let now = 0;
    const isNew = newPresence(() => now);
    awareness.setLocalState({ cursor: 1 });
    expect(isNew(told(awareness))).toBe(true);
    awareness.setLocalState({ cursor: 1 });
    expect(isNew(told(awareness))).toBe(false);
    awareness.setLocalState({ cursor: 2 });
    expect(isNew(told(awareness))).toBe(true);
    now = 10_000;
    awareness.setLocalState({ cursor: 2 });
    expect(isNew(told(awareness))).toBe(true);
    awareness.destroy();
  });

  it('leaves everything else alone', () => {
    const isNew = newPresence();
    const update = Uint8Array.of(0, 2, 1, 1);
    expect([isNew(update), isNew(update), isNew(Uint8Array.of())]).toEqual([true, true, true]);
  });
});
