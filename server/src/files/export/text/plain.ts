import { markdown } from '../../../documents/contents/markdown.ts';
import { blockTexts } from '../../../documents/contents/plainText.ts';
import type { TreeNode } from '../../../documents/contents/tree.ts';
import { HOW_MADE, HOW_MADE_NOTE, madeLines } from '../howMade.ts';
import type { Manuscript } from '../manuscript.ts';
import { xml } from '../xml.ts';

const text = (value: string): TreeNode['content'] => [{ type: 'text', text: value }];

/** The last page as a part of the text. */
export function madeNodes({ madeBy }: Manuscript, level = 1): TreeNode[] {
  if (madeBy === null) return [];
  const paragraph = (value: string): TreeNode => ({ type: 'paragraph', content: text(value) });
  const item = (value: string): TreeNode => ({ type: 'listItem', content: [paragraph(value)] });
  return [
    { type: 'heading', attrs: { level }, content: text(HOW_MADE) },
    paragraph(HOW_MADE_NOTE),
    { type: 'bulletList', content: madeLines(madeBy).map(item) },
  ];
}

/** Blocks that are written at a time. */
const AT_ONCE = 64;

const whole = (manuscript: Manuscript): TreeNode[] => [...manuscript.tree.content, ...madeNodes(manuscript)];

const isList = ({ type }: TreeNode): boolean => type === 'bulletList' || type === 'orderedList';

/** Markdown has no alignment; what is aligned stands in a block of HTML, in which it goes on being Markdown. */
function aligned(nodes: readonly TreeNode[], align: unknown): string {
  const said = markdown({ type: 'doc', content: [...nodes] });
  return said === '' || typeof align !== 'string' ? said : `<div align="${xml(align)}">\n\n${said}\n\n</div>`;
}

/** Neighbours that stand alike; lists stay with what is before them, which says how they have to be written. */
function groupsOf(nodes: readonly TreeNode[]): TreeNode[][] {
  const groups: TreeNode[][] = [];
  for (const node of nodes) {
    const last = groups.at(-1);
    const isAlike = last?.[0]?.attrs?.textAlign === node.attrs?.textAlign;
    if (last !== undefined && isAlike && (isList(node) || last.length < AT_ONCE)) last.push(node);
    else groups.push([node]);
  }
  return groups;
}

/** As the text is: what comes in again is what went out. */
export function* markdownFile(manuscript: Manuscript): Generator<string> {
  let before = '';
  for (const nodes of groupsOf(whole(manuscript))) {
    const said = aligned(nodes, nodes[0]?.attrs?.textAlign);
    if (said === '') continue;
    yield before + said;
    before = '\n\n';
  }
  yield '\n';
}

/** The words of every block, and a line of stars between two scenes. */
export function* textFile(manuscript: Manuscript): Generator<string> {
  let before = '';
  for (const node of whole(manuscript)) {
    for (const block of node.type === 'horizontalRule' ? ['* * *'] : blockTexts(node)) {
      yield before + block;
      before = '\n\n';
    }
  }
  yield '\n';
}
