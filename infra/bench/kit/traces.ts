import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { z } from 'zod';

/** Position and deleted characters (code points), inserted text. */
const Patch = z.tuple([z.number().int(), z.number().int(), z.string()]);
const Txn = z.object({
  /** What the writer had seen: places in the list. A trace of one author has none: each follows the one before. */
  parents: z.array(z.number().int()).optional(),
  agent: z.number().int().default(0),
  patches: z.array(Patch),
});
const Trace = z.object({ endContent: z.string(), txns: z.array(Txn) });
export type Txn = z.infer<typeof Txn>;
export type Trace = z.infer<typeof Trace>;
export type TraceName = 'friendsforever-concurrent' | 'automerge-paper';

/** A recorded session of real writing (infra/bench/data/README.md). */
export function readTrace(name: TraceName): Trace {
  const file = new URL(`../data/${name}.json.gz`, import.meta.url);
  return Trace.parse(JSON.parse(gunzipSync(readFileSync(file)).toString()));
}

/** The text that a trace is typed into: one code block, because its lines are not paragraphs. */
export function traceText(doc: Y.Doc): Y.XmlText {
  const block = doc.getXmlFragment('default').get(0);
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('the document has no text to type into');
  return text;
}

/** Makes that text; done by one client alone. */
export function makeTraceText(doc: Y.Doc): void {
  const block = new Y.XmlElement('codeBlock');
  block.insert(0, [new Y.XmlText()]);
  doc.getXmlFragment('default').insert(0, [block]);
}

const isAstral = (text: string): boolean => /[\u{10000}-\u{10ffff}]/u.test(text);

/** UTF-16 units of the first `count` code points behind `from` units. */
function units(text: string, from: number, count: number): number {
  let at = from;
  for (let left = count; left > 0; left -= 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at - from;
}

/** Types what one transaction of the trace typed. */
export function typeTxn(text: Y.XmlText, { patches }: Txn, hasAstral: boolean): void {
  text.doc?.transact(() => {
    for (const [position, deleted, inserted] of patches) {
      const whole = hasAstral ? text.toString() : '';
      const at = hasAstral ? units(whole, 0, position) : position;
      const gone = hasAstral ? units(whole, at, deleted) : deleted;
      if (gone > 0) text.delete(at, gone);
      if (inserted !== '') text.insert(at, inserted);
    }
  });
}

/** Whether positions in code points differ from Yjs's own. */
export const hasAstralText = ({ txns }: Trace): boolean =>
  txns.some(({ patches }) => patches.some(([, , inserted]) => isAstral(inserted)));
