import { posix } from 'node:path';
import { Parser } from 'htmlparser2';
import { broken, encrypted } from './faults.ts';
import { HtmlReader } from './htmlReader.ts';
import type { Found } from './reading.ts';
import { TreeBuilder } from './treeBuilder.ts';
import type { Zip } from './zip.ts';

interface Item {
  href: string;
  type: string;
  isNavigation: boolean;
}

interface Package {
  title: string;
  language: string;
  isOurs: boolean;
  items: Map<string, Item>;
  spine: string[];
}

/** Calls back for each element of an XML part, whatever prefix its name has. */
function eachElement(
  source: string,
  open: (name: string, attributes: Record<string, string>) => void,
  text?: (text: string) => void,
): void {
  const parser = new Parser(
    { onopentag: (name, attributes) => open(name.replace(/^.*:/, ''), attributes), ...(text ? { ontext: text } : {}) },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(source);
  parser.end();
}

function packagePath(container: string): string {
  let path = '';
  eachElement(container, (name, attributes) => {
    if (name === 'rootfile' && path === '') path = attributes['full-path'] ?? '';
  });
  if (path === '') throw broken();
  return path;
}

function readPackage(source: string): Package {
  const found: Package = { title: '', language: '', isOurs: false, items: new Map(), spine: [] };
  let isTitle = false;
  let isLanguage = false;
  eachElement(
    source,
    (name, attributes) => {
      const { id = '', href = '', idref = '', linear, properties = '', 'media-type': type = '' } = attributes;
      if (name === 'meta' && attributes.name === 'generator' && attributes.content === 'Penora') found.isOurs = true;
      isTitle = name === 'title' && found.title === '';
      isLanguage = name === 'language' && found.language === '';
      if (name === 'item') found.items.set(id, { href, type, isNavigation: /\bnav\b/.test(properties) });
      if (name === 'itemref' && linear !== 'no') found.spine.push(idref);
    },
    (text) => {
      if (isTitle) found.title = (found.title + text).slice(0, 300);
      if (isLanguage) found.language = (found.language + text).slice(0, 40);
    },
  );
  return found;
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href.replace(/#.*$/, ''));
  } catch {
    return href;
  }
}

/** Books that a shop has locked; fonts may be disguised without harm. */
async function demandOpen(zip: Zip): Promise<void> {
  const encryption = await zip.text('META-INF/encryption.xml');
  if (encryption !== null && /URI="[^"]+\.x?html?"/i.test(encryption)) throw encrypted();
}

/** The chapters of an EPUB, in the order in which they are read. */
export async function readEpub(zip: Zip): Promise<Found> {
  await demandOpen(zip);
  const path = packagePath((await zip.text('META-INF/container.xml')) ?? '');
  const { title, language, isOurs, items, spine } = readPackage((await zip.text(path)) ?? '');
  const builder = new TreeBuilder('collapsed', !isOurs);
  const reader = new HtmlReader(builder);
  for (const { href, type } of items.values()) {
    if (type !== 'text/css') continue;
    const sheet = await zip.bytes(posix.join(posix.dirname(path), decoded(href)));
    reader.looks.read(sheet?.toString() ?? '');
  }
  let missing = 0;
  for (const id of spine) {
    const item = items.get(id);
    // The title page that we make says what the project is called.
    if (isOurs && id === 'title') continue;
    if (item === undefined || item.isNavigation || !/html|xml/.test(item.type)) continue;
    const source = await zip.text(posix.join(posix.dirname(path), decoded(item.href)));
    if (source === null) missing += 1;
    else reader.read(source, true);
  }
  const notices = missing === 0 ? [] : ['Parts of this book are missing in the file.'];
  return { ...reader.met, tree: builder.finish(), title, language: language || reader.met.language, notices };
}
