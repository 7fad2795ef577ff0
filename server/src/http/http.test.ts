import { DatabaseError } from 'pg';
import { describe, expect, it } from 'vitest';
import { originAllowed } from './origin.ts';
import { asRefusal, toProblem } from './problem.ts';
import { file } from './route.ts';
import { sealer } from './seal.ts';

describe('the origin rule', () => {
  const publicUrl = 'https://penora.example';
  const cases: [string, Record<string, string>, boolean][] = [
    ['no browser', {}, true],
    ['our own page', { origin: 'https://penora.example' }, true],
    ['the host that was called', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, true],
    ['the host with another scheme', { origin: 'https://127.0.0.1:3000', host: '127.0.0.1:3000' }, false],
    ['another site', { origin: 'https://evil.example', host: 'penora.example' }, false],
    ['an opaque origin', { origin: 'null', host: 'penora.example' }, false],
    ['a name that begins the same', { origin: 'https://penora.example.evil.com', host: 'x' }, false],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site', origin: 'https://penora.example' }, false],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }, false],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }, true],
    ['same origin', { 'sec-fetch-site': 'same-origin', origin: 'https://penora.example' }, true],
  ];
  it.each(cases)('%s', (_name, headers, allowed) => {
    expect(originAllowed(headers, publicUrl, false)).toBe(allowed);
  });
});

describe('problems', () => {
  it('an unknown fault says nothing of itself', () => {
    const problem = toProblem(asRefusal(new Error('password of the database is hunter2')), 'an-id');
    expect(problem).toMatchObject({ status: 500, code: 'internal', id: 'an-id' });
    expect(JSON.stringify(problem)).not.toContain('hunter2');
  });

  it('a lost database is "unavailable", and nothing was charged', () => {
    const lost = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(toProblem(asRefusal(lost))).toMatchObject({ status: 503, code: 'unavailable' });
  });
});

describe('a database that can take nothing now', () => {
  it.each(['53100', '53200', '53300', '58030', '57014', '55P03'])('is "unavailable" (%s)', (code) => {
    const failure = Object.assign(new DatabaseError('no', 2, 'error'), { code });
    expect(toProblem(asRefusal(failure))).toMatchObject({ status: 503, code: 'unavailable' });
  });
});

describe('file names in headers', () => {
  it.each(['a"b\r\nSet-Cookie: x=1.txt', '../../etc/passwd', 'नमक.pdf', 'a;b%.txt'])('%j stays one header', (name) => {
    const value = file('text/plain', '', name).headers['content-disposition'] ?? '';
    expect(value).toMatch(/^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[\w.!~%-]*$/);
  });
});

describe('sealing', () => {
  it('gives back what went in, to the same secret only, and notices a change', () => {
    const sealed = sealer('one').close('a token');
    expect(sealer('one').open(sealed)).toBe('a token');
    expect(() => sealer('two').open(sealed)).toThrow();
    const bytes = Buffer.from(sealed, 'base64');
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    expect(() => sealer('one').open(bytes.toString('base64'))).toThrow();
  });
});
