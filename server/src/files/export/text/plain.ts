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

const whole = (manuscript: Manuscript): { type: 'doc'; content: TreeNode[] } => ({
  type: 'doc',
  content: [...manuscript.tree.content, ...madeNodes(manuscript)],
});

/** Markdown has no alignment; what is aligned stands in a block of HTML, in which it goes on being Markdown. */
function aligned(nodes: readonly TreeNode[], align: unknown): string {
  const said = markdown({ type: 'doc', content: [...nodes] });
  return said === '' || typeof align !== 'string' ? said : `<div align="${xml(align)}">\n\n${said}\n\n</div>`;
}

/** As the text is: what comes in again is what went out. */
export function markdownFile(manuscript: Manuscript): string {
  const groups: TreeNode[][] = [];
  for (const node of whole(manuscript).content) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]?.attrs?.textAlign === node.attrs?.textAlign) last.push(node);
    else groups.push([node]);
  }
  const parts = groups.map((nodes) => aligned(nodes, nodes[0]?.attrs?.textAlign));
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** The words of every block, and a line of stars between two scenes. */
export function textFile(manuscript: Manuscript): string {
  const blocks = whole(manuscript).content.flatMap((node) =>
    node.type === 'horizontalRule' ? ['* * *'] : blockTexts(node),
  );
  return `${blocks.join('\n\n')}\n`;
}
