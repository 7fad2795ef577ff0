import { toolKeys } from '@penora/protocol/catalog/tools';
import { GenerationRequest } from '@penora/protocol/schemas/generation';
import { describe, expect, it } from 'vitest';
import { type Draft, emptyDraft, requestOf } from './draft.ts';

const around = { code: 'ABC123', model: 'balanced' as const, selection: 'The lamp.', position: 'end', before: '' };

const filled: Draft = {
  ...emptyDraft,
  prompt: { ...emptyDraft.prompt, prompt: 'A storm.' },
  story: { ...emptyDraft.story, premise: 'A keeper.' },
  file: { ...emptyDraft.file, text: 'Some text.' },
};

describe('the request that a draft makes', () => {
  it.each(toolKeys)('is one that the server understands: %s', (tool) => {
    const asked = requestOf({ ...filled, tool }, around);
    expect(asked.ok).toBe(true);
    if (asked.ok) expect(GenerationRequest.safeParse(asked.body).error).toBeUndefined();
  });

  it('several takes are cards; one goes into the text', () => {
    const three = { ...filled, takes: 3 as const };
    expect(requestOf(three, around)).toMatchObject({
      body: { takes: 1, target: { kind: 'document', position: 'end' } },
    });
    const cards = { ...three, targets: { ...three.targets, write: 'card' as const } };
    expect(requestOf(cards, around)).toMatchObject({ body: { takes: 3, target: { kind: 'card' } } });
  });

  it('a rewrite and a list of ideas are cards, whatever was chosen before', () => {
    for (const tool of ['rewrite', 'brainstorm'] as const) {
      const draft = { ...filled, tool, targets: { ...filled.targets, [tool]: 'document' as const } };
      expect(requestOf(draft, around)).toMatchObject({ body: { target: { kind: 'card' } } });
    }
  });

  it('a card that goes on from the caret brings along what stands before it', () => {
    const cards = { ...filled, targets: { ...filled.targets, write: 'card' as const } };
    const there = { ...around, before: 'The lamp was lit.' };
    expect(requestOf(cards, there)).toMatchObject({ body: { input: { text: 'The lamp was lit.' } } });
    expect(requestOf(filled, there)).not.toHaveProperty('body.input');
  });

  it('says what is missing instead of asking for nothing', () => {
    const nothing = { ...around, selection: '' };
    const guided = { ...emptyDraft, write: { ...emptyDraft.write, mode: 'guided' as const } };
    expect(requestOf(guided, nothing)).toEqual({ ok: false, missing: 'Say where it should go.' });
    expect(requestOf({ ...emptyDraft, tool: 'prompt' }, nothing).ok).toBe(false);
    expect(requestOf({ ...emptyDraft, tool: 'rewrite' }, nothing).ok).toBe(false);
    expect(requestOf({ ...emptyDraft, tool: 'file' }, nothing).ok).toBe(false);
  });

  it('what is selected goes before what was pasted', () => {
    const draft = { ...filled, tool: 'rewrite' as const, rewrite: { ...filled.rewrite, text: 'pasted' } };
    expect(requestOf(draft, around)).toMatchObject({ body: { input: { text: 'The lamp.' } } });
    expect(requestOf(draft, { ...around, selection: '' })).toMatchObject({ body: { input: { text: 'pasted' } } });
  });
});
