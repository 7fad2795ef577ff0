import { markdown } from '../../../documents/contents/markdown.ts';
import { plainText } from '../../../documents/contents/plainText.ts';
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
function block(node: TreeNode): string {
  const said = markdown({ type: 'doc', content: [node] });
  const align = node.attrs?.textAlign;
  return said === '' || typeof align !== 'string' ? said : `<div align="${xml(align)}">\n\n${said}\n\n</div>`;
}

/** As the text is: what comes in again is what went out. */
export const markdownFile = (manuscript: Manuscript): string =>
  `${whole(manuscript).content.map(block).filter(Boolean).join('\n\n')}\n`;

export const textFile = (manuscript: Manuscript): string => `${plainText(whole(manuscript))}\n`;
