import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { whole } from '../pieces.ts';
import { everything, heading, inScripts, manuscriptOf, paragraph, text, tree } from '../test/corpus.ts';
import { epub } from './epub.ts';

const run = promisify(execFile);

/** The JAR of epubcheck, for machines that have it: `/usr/share/java/epubcheck.jar` in Debian. */
const CHECKER = process.env.PENORA_EPUBCHECK;

/** What epubcheck asks of a book, as far as its parts and their XML can tell. */

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** The elements of a part, by a parser that forgives nothing. Throws for what is not well-formed. */
function elementsOf(part: string): Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value]);
    const element = { name, attributes: Object.fromEntries(values), text: '' };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (said) => {
    for (const element of open) element.text += said;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(part).close();
  return found;
}

const madeBy = [{ name: 'Ada', tool: null, words: 3 }];
const books = {
  everything: manuscriptOf(everything, { madeBy }),
  'every script': manuscriptOf(inScripts),
  nothing: manuscriptOf(tree(), { title: 'Empty', author: '' }),
  'odd names': manuscriptOf(
    tree(
      heading(1, 'A & <b> "c" \u0008]]>'),
      paragraph(text('target="_blank" rel="x"')),
      heading(1, '𝒳 😀'),
      heading(1, ' '),
    ),
    { title: 'A <b> & "c" \u0000', author: '</dc:creator>' },
  ),
};

const made = await Promise.all(
  Object.entries(books).map(async ([name, book]) => [name, await whole(epub(book))] as const),
);

test.runIf(CHECKER)('epubcheck, where PENORA_EPUBCHECK names it, finds nothing', { timeout: 240_000 }, async () => {
  for (const [name, bytes] of made) {
    const folder = mkdtempSync(join(tmpdir(), 'penora-book-'));
    writeFileSync(join(folder, 'book.epub'), bytes);
    const said = await run('java', ['-jar', String(CHECKER), join(folder, 'book.epub')]).then(
      () => '',
      ({ stdout, stderr }) => `${stdout}${stderr}`,
    );
    rmSync(folder, { recursive: true });
    expect({ name, said }).toEqual({ name, said: '' });
  }
});

describe.each(made)('%s', (_, bytes) => {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  const part = (name: string): string => {
    const found = parts[name];
    if (found === undefined) throw new Error(`${name} is missing`);
    return found;
  };
  const opf = elementsOf(part('OEBPS/content.opf'));
  const named = (all: readonly Element[], name: string): Element[] => all.filter((element) => element.name === name);
  const items = named(opf, 'item').map(({ attributes }) => attributes);
  const pages = items.filter((item) => item['media-type'] === 'application/xhtml+xml').map(({ href = '' }) => href);

  test('the container: mimetype first, as it is, without anything beside it', () => {
    const [nameLength, extraLength] = [bytes[26], bytes[28]];
    expect({ nameLength, extraLength, method: bytes[8] }).toEqual({ nameLength: 8, extraLength: 0, method: 0 });
    expect(strFromU8(bytes.subarray(30, 58))).toBe('mimetypeapplication/epub+zip');
    const [root] = named(elementsOf(part('META-INF/container.xml')), 'rootfile');
    expect(root?.attributes).toEqual({
      'full-path': 'OEBPS/content.opf',
      'media-type': 'application/oebps-package+xml',
    });
    for (const name of Object.keys(parts)) expect(name).toMatch(/^[A-Za-z0-9./-]+$/);
  });

  test('the package: what it is, in which language, when it changed', () => {
    const [about] = named(opf, 'package');
    expect(about?.attributes.version).toBe('3.0');
    const [identifier] = named(opf, 'dc:identifier');
    expect(identifier?.attributes.id).toBe(about?.attributes['unique-identifier']);
    expect(identifier?.text).not.toBe('');
    expect(named(opf, 'dc:title').map((title) => title.text.trim() === '')).toEqual([false]);
    expect(named(opf, 'dc:language').map((language) => language.text)).toEqual([
      expect.stringMatching(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/),
    ]);
    const modified = named(opf, 'meta').filter(({ attributes }) => attributes.property === 'dcterms:modified');
    expect(modified.map(({ text: at }) => at)).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)]);
  });

  test('the manifest names every part once, and the spine every page in it', () => {
    const listed = items.map(({ href = '' }) => `OEBPS/${href}`);
    const there = Object.keys(parts).filter((name) => name.startsWith('OEBPS/') && !name.endsWith('.opf'));
    expect(listed.toSorted()).toEqual(there.toSorted());
    const ids = opf.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
    expect(items.filter(({ properties }) => properties === 'nav')).toHaveLength(1);
    const spine = named(opf, 'itemref').map(({ attributes }) => attributes.idref ?? '');
    expect(new Set(spine).size).toBe(spine.length);
    const read = spine.map((id) => items.find((item) => item.id === id)?.href);
    expect(read.toSorted()).toEqual(pages.filter((href) => href !== 'nav.xhtml').toSorted());
  });

  test('the contents lead to what is there', () => {
    const nav = elementsOf(part('OEBPS/nav.xhtml'));
    expect(named(nav, 'nav').map(({ attributes }) => attributes['epub:type'])).toEqual(['toc', 'landmarks']);
    const anchors = named(nav, 'a');
    expect(anchors.length).toBeGreaterThan(2);
    for (const { attributes, text: title } of anchors) {
      const [file = '', fragment] = (attributes.href ?? '').split('#');
      expect(pages).toContain(file);
      expect(file).not.toBe('nav.xhtml');
      const target = elementsOf(part(posix.join('OEBPS', file)));
      if (fragment !== undefined) expect(target.map(({ attributes: own }) => own.id)).toContain(fragment);
      expect(title.trim()).not.toBe('');
    }
  });

  test.each(pages)('%s: one language, ids once, nothing from elsewhere, nothing that runs', (href) => {
    const elements = elementsOf(part(`OEBPS/${href}`));
    const [html] = elements;
    expect(html?.attributes.lang).toBe(html?.attributes['xml:lang']);
    expect(html?.attributes.xmlns).toBe('http://www.w3.org/1999/xhtml');
    expect(named(elements, 'title').map(({ text: title }) => title.trim() === '')).toEqual([false]);
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { name, attributes } of elements) {
      expect(name).not.toMatch(/^(?:script|img|iframe|object|embed|form|audio|video)$/);
      expect(Object.keys(attributes).filter((key) => /^on|^src$|^target$/.test(key))).toEqual([]);
      if (name === 'a') expect(attributes.href).toMatch(/^[\w\-.~:/?#@!$&'()*+,;=%\u00a1-\uffff]+$/);
      if (name === 'link') expect(attributes.href).toBe('style.css');
    }
  });
});
