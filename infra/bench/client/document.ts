import * as Y from 'yjs';
import { Collab } from '../../test/kit/collab.ts';
import type { Person } from '../../test/kit/person.ts';
import { seeded } from '../../test/kit/seeded.ts';

const WORDS_PER_PARAGRAPH = 80;
const PARAGRAPHS_PER_CHAPTER = 31;
const WORDS =
  'the lamp was lit before a ship seen and nobody in town would say by whom she had counted steps to lantern room glass warm somebody wiped it clean with sleeve left print of small hand on brass water drew back from stones slowly as if remembered an errand somewhere else'.split(
    ' ',
  );

/** A book of so many words, in chapters with a heading each, written over the document socket. */
export async function writeBook(url: string, code: string, author: Person, words: number): Promise<void> {
  const collab = new Collab(url, code, author);
  await collab.whenSynced();
  const random = seeded(7);
  const sentence = (): string => {
    const chosen = Array.from({ length: 8 }, () => WORDS[Math.floor(random() * WORDS.length)] ?? 'sea');
    return `${chosen.join(' ')}.`;
  };
  const paragraph = (): string => Array.from({ length: WORDS_PER_PARAGRAPH / 8 }, sentence).join(' ');
  const blocks: Y.XmlElement[] = [];
  for (let written = 0; written < words; written += WORDS_PER_PARAGRAPH) {
    const at = written / WORDS_PER_PARAGRAPH;
    if (at % PARAGRAPHS_PER_CHAPTER === 0) blocks.push(heading(`Chapter ${at / PARAGRAPHS_PER_CHAPTER + 1}`));
    const element = new Y.XmlElement('paragraph');
    element.insert(0, [new Y.XmlText(paragraph())]);
    blocks.push(element);
  }
  collab.doc.transact(() => collab.doc.getXmlFragment('default').push(blocks));
  const last = blocks.at(-1)?.toArray().join('').slice(-60) ?? '';
  await stored(author, code, last);
  collab.close();
}

function heading(text: string): Y.XmlElement {
  const element = new Y.XmlElement<{ level: number }>('heading');
  element.setAttribute('level', 1);
  element.insert(0, [new Y.XmlText(text)]);
  return element as Y.XmlElement;
}

/** Resolves once the server has the text. Throws after a minute. */
async function stored(author: Person, code: string, end: string): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    if ((await author.text(code)).includes(end)) return;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error('the text did not arrive');
}
