import { isText, type Tree, type TreeMark, type TreeNode, type TreePart } from './tree.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const attribute = (name: string, value: unknown): string =>
  value === undefined || value === null ? '' : ` ${name}="${escaped(String(value))}"`;

/** The content as a fragment of HTML, everything in it escaped. */
export const html = (tree: Tree): string => tree.content.map(block).join('\n');

function inside(node: TreeNode): string {
  return (node.content ?? []).map(part).join('');
}

const part = (child: TreePart): string => (isText(child) ? marked(child.text, child.marks ?? []) : block(child));

const aligned = ({ attrs }: TreeNode): string =>
  attrs?.textAlign === undefined ? '' : attribute('style', `text-align: ${String(attrs.textAlign)}`);

function block(node: TreeNode): string {
  switch (node.type) {
    case 'paragraph':
      return `<p${aligned(node)}>${inside(node)}</p>`;
    case 'heading': {
      const tag = `h${String(node.attrs?.level ?? 1)}`;
      return `<${tag}${aligned(node)}>${inside(node)}</${tag}>`;
    }
    case 'blockquote':
      return `<blockquote>${inside(node)}</blockquote>`;
    case 'bulletList':
      return `<ul>${inside(node)}</ul>`;
    case 'orderedList':
      return `<ol${attribute('start', node.attrs?.start)}${attribute('type', node.attrs?.type)}>${inside(node)}</ol>`;
    case 'listItem':
      return `<li>${inside(node)}</li>`;
    case 'codeBlock': {
      const language = node.attrs?.language;
      const name = language === undefined ? undefined : `language-${String(language)}`;
      return `<pre><code${attribute('class', name)}>${inside(node)}</code></pre>`;
    }
    case 'horizontalRule':
      return '<hr>';
    case 'hardBreak':
      return '<br>';
    default:
      return node.type satisfies never;
  }
}

function marked(text: string, marks: readonly TreeMark[]): string {
  return marks.reduce((inner, mark) => wrap(inner, mark), escaped(text));
}

function wrap(inner: string, { type, attrs }: TreeMark): string {
  switch (type) {
    case 'bold':
      return `<strong>${inner}</strong>`;
    case 'italic':
      return `<em>${inner}</em>`;
    case 'underline':
      return `<u>${inner}</u>`;
    case 'strike':
      return `<s>${inner}</s>`;
    case 'code':
      return `<code>${inner}</code>`;
    case 'link':
      return `<a${attribute('href', attrs?.href)}${attribute('title', attrs?.title)} rel="noopener noreferrer nofollow" target="_blank">${inner}</a>`;
    case 'highlight':
      return `<mark${attribute('data-color', attrs?.color)}>${inner}</mark>`;
    case 'generation':
      return `<span${attribute('data-generation', attrs?.id)}>${inner}</span>`;
    default:
      return type satisfies never;
  }
}
