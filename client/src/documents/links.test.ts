import { describe, expect, it } from 'vitest';
import { isOurLink, linkFrom } from './links.ts';

describe('links', () => {
  it.each(['https://penora.example/a?b=c', 'http://x.org', 'mailto:anna@example.org', 'HTTPS://X.ORG'])(
    'may be %s',
    (address) => {
      expect(isOurLink(address)).toBe(true);
    },
  );

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'https://x.org/\u202egpj.exe',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//x.org',
    '/account',
    '',
  ])('may not be %j', (address) => {
    expect(isOurLink(address)).toBe(false);
  });

  it('reads what people write', () => {
    expect(linkFrom('penora.example/room')).toBe('https://penora.example/room');
    expect(linkFrom(' anna@example.org ')).toBe('mailto:anna@example.org');
    expect(linkFrom('http://x.org')).toBe('http://x.org');
    expect(linkFrom('//x.org/a')).toBe('https://x.org/a');
    expect(linkFrom('/account')).toBeNull();
    expect(linkFrom('////x.org')).toBeNull();
    expect(linkFrom('javascript:alert(1)')).toBeNull();
    expect(linkFrom('two words')).toBeNull();
    expect(linkFrom('')).toBeNull();
  });
});
