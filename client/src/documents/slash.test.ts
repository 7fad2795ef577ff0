import { describe, expect, it } from 'vitest';
import { slashQuery } from './slash.ts';
import { doc, h, p, stateWith } from './test/editing.ts';

const query = (text: string, at = text.length + 1): string | null =>
  slashQuery(stateWith(doc(p(text)), at))?.text ?? null;

describe('the menu of "/"', () => {
  it('opens on a line that is nothing but the slash and a word', () => {
    expect(query('/')).toBe('');
    expect(query('/sce')).toBe('sce');
    expect(query('/scene break')).toBe('scene break');
  });

  it('stays closed in prose, in addresses, before other words and in headings', () => {
    expect(query('and/or')).toBeNull();
    expect(query('/usr/bin')).toBeNull();
    expect(query('/ sea', 2)).toBeNull();
    expect(slashQuery(stateWith(doc(h(1, '/')), 2))).toBeNull();
  });
});
