import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Editor, paragraph } from '../test/editor.ts';
import { rootOf } from './blocks.ts';
import { eraseMarked } from './undo.ts';
import { writeText, writingOf } from './write.ts';

const ID = '11111111-1111-4111-8111-111111111111';

/** A person's document in which a writer of the service writes at a place, as in life: each under its own client. */
function scene(text: string, index: number) {
  const doc = new Y.Doc();
  const person = doc.clientID;
  const editor = new Editor(doc);
  editor.set([paragraph(text), paragraph('Last.')]);
  const inner = (rootOf(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const position = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(inner, index));
  doc.clientID = person + 1;
  let writing = writingOf('');
  const write = (piece: string): void => {
    writing = writeText(doc, { generationId: ID, position }, writing, piece);
  };
  const asPerson = (act: () => void): void => {
    doc.clientID = person;
    act();
  };
  return { doc, editor, write, asPerson, person };
}

test('a paragraph that was parted in the middle is one again', () => {
  const { doc, editor, write } = scene('It was night. Nobody came.', 14);
  write('She waited.\n\n## Two\n\nThen ');
  write('it rained. ');
  expect(editor.text).toBe('It was night. She waited.\n\nTwo\n\nThen it rained. \n\nNobody came.\n\nLast.');
  eraseMarked(doc, ID);
  expect(editor.text).toBe('It was night. Nobody came.\n\nLast.');
});

test('what people have typed between stays where it is, and nothing is joined over it', () => {
  const { doc, editor, write, asPerson } = scene('It was night. Nobody came.', 14);
  write('She waited.\n\nThen it rained.');
  asPerson(() => {
    const block = rootOf(doc).get(1) as Y.XmlElement;
    (block.get(0) as Y.XmlText).insert(0, 'Mine. ', { generation: null });
  });
  eraseMarked(doc, ID);
  expect(editor.text).toBe('It was night. \n\nMine. \n\nNobody came.\n\nLast.');
});

test('paragraphs that a person has made are not joined, though the person has brought marked text', () => {
  const { doc, editor, asPerson, person } = scene('It was night.', 0);
  asPerson(() => {
    const first = (rootOf(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    first.insert(first.length, ' Pasted.', { generation: { id: ID } });
  });
  eraseMarked(doc, ID, new Set([person]));
  expect(editor.text).toBe('It was night.\n\nLast.');
});

test('marks inside what followed survive the way back', () => {
  const { doc, write } = scene('It was night. Nobody came.', 14);
  const inner = (rootOf(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  inner.format(14, 6, { bold: {} });
  write('She waited.\n\nThen.');
  eraseMarked(doc, ID);
  const text = (rootOf(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  expect(text.toDelta()).toEqual([
    { insert: 'It was night. ' },
    { insert: 'Nobody', attributes: { bold: {} } },
    { insert: ' came.' },
  ]);
});
