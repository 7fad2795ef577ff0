import { WORN } from '@penora/protocol/closeCodes';
import { describe, expect, it } from 'vitest';
import { afterEvent, endsWriting, type Saving, type SavingEvent, savingAtStart, savingWords } from './saving.ts';

const run = (events: readonly SavingEvent[], start: Saving = savingAtStart(0)): Saving =>
  events.reduce(afterEvent, start);
const say = (state: Saving, online = true) => savingWords(state, online, 'editor');

const joined: SavingEvent[] = [
  { kind: 'connecting' },
  { kind: 'connected' },
  { kind: 'sent' },
  { kind: 'saved', count: 1 },
  { kind: 'synced' },
];
const typed: SavingEvent[] = [{ kind: 'sent' }, { kind: 'changed' }];

describe('saved is said only when it is true', () => {
  it('a change that was sent is being saved until the server has stored it', () => {
    const state = run([...joined, ...typed]);
    expect(say(state).short).toBe('Saving');
    expect(say(afterEvent(state, { kind: 'saved', count: 1 })).short).toBe('Saving');
    expect(say(afterEvent(state, { kind: 'saved', count: 2 })).short).toBe('Saved');
  });

  it('the server’s text alone does not save what was written offline', () => {
    const back = run([{ kind: 'connecting' }, { kind: 'connected' }, { kind: 'synced' }], savingAtStart(3));
    expect(say(back).short).toBe('Saving');
    const sent = run([{ kind: 'sent' }], back);
    expect(say(sent).short).toBe('Saving');
    expect(say(afterEvent(sent, { kind: 'saved', count: 1 })).short).toBe('Saved');
  });

  it('an acknowledgement of the former connection counts for nothing', () => {
    const lost = run([...joined, ...typed, { kind: 'lost', code: 1012 }]);
    const again = run([{ kind: 'connecting' }, { kind: 'connected' }, { kind: 'sent' }, { kind: 'synced' }], lost);
    expect(say(again).short).toBe('Saving');
  });
});

describe('an end', () => {
  const full = run([...joined, ...typed, { kind: 'lost', code: 4413 }]);

  it('stays in sight while it is tried again, and passes once everything is saved', () => {
    const trying = run([{ kind: 'connecting' }, { kind: 'connected' }, { kind: 'sent' }, { kind: 'synced' }], full);
    expect(say(trying).short).toBe('Storage full');
    expect(say(run([{ kind: 'lost', code: 1006 }], trying)).short).toBe('Storage full');
    expect(say(afterEvent(trying, { kind: 'saved', count: 1 })).short).toBe('Saved');
  });

  it('what can never be saved should not grow', () => {
    const ended = (code: number) => endsWriting(run([...joined, { kind: 'lost', code }]).ended);
    expect([4403, 4404, 4409].map(ended)).toEqual([true, true, true]);
    expect([4401, 4413, 1009, 1012, 1013].map(ended)).toEqual([false, false, false, false, false]);
  });
});

describe('words', () => {
  it('offline, with what is kept', () => {
    const offline = run([...joined, { kind: 'lost', code: 1006 }, ...Array(14).fill({ kind: 'changed' })]);
    expect(say(offline, false)).toMatchObject({
      short: 'Offline. 14 changes are kept on this device',
      long: "You're offline. 14 changes are kept on this device and will be sent when you're back.",
    });
    expect(say(run([{ kind: 'changed' }]), false).short).toBe('Offline. 1 change is kept on this device');
  });

  it('a line that is lost comes back by itself', () => {
    expect(say(run([...joined, { kind: 'lost', code: 1012 }])).short).toBe('Reconnecting');
    expect(say(run([...joined, { kind: 'lost', code: 1013 }])).short).toBe('Reconnecting');
  });

  it.each([
    [4401, 'Signed out'],
    [4403, 'Access ended'],
    [4404, 'Not there any more'],
    [4413, 'Storage full'],
    [4409, 'Not saved'],
    [1009, 'Not saved'],
  ])('hung up for good with %i: %s', (code, short) => {
    expect(say(run([...joined, { kind: 'lost', code }])).short).toBe(short);
  });

  it('full storage is the owner’s', () => {
    const full = run([...joined, { kind: 'lost', code: 4413 }]);
    expect(savingWords(full, true, 'owner').long).toBe(
      'Your 1 MB is full. This change is kept on this device. Delete or export something to make room.',
    );
    expect(savingWords(full, true, 'editor').long).toContain("The owner's 1 MB is full.");
  });

  it('a text that is full of its past is another matter than full storage', () => {
    const worn = run([...joined, { kind: 'lost', code: 4413, reason: WORN }]);
    expect(savingWords(worn, true, 'owner').long).toContain('duplicate the project');
    expect(endsWriting(worn.ended)).toBe(true);
    expect(endsWriting(run([...joined, { kind: 'lost', code: 4413, reason: '' }]).ended)).toBe(false);
  });

  it('a reader has nothing to save', () => {
    expect(savingWords(run(joined), true, 'viewer').short).toBe('Up to date');
    expect(savingWords(run(joined), false, 'commenter').long).toContain('You can read on');
  });
});
