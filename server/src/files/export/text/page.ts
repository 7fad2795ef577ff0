import { html } from '../../../documents/contents/html.ts';
import type { TreeNode } from '../../../documents/contents/tree.ts';
import type { Manuscript } from '../manuscript.ts';
import { xml } from '../xml.ts';
import { madeNodes } from './plain.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #241c1b; --muted: #6a5d57; --page: #fffdfa; --line: #d9cec3; --ember: #8c1d2c }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ece6e1; --muted: #b3a8a1; --page: #161314; --line: #3a3234; --ember: #f0808a }
}
body { margin: 0; background: var(--page); color: var(--ink); font: 1.1875rem/1.7 Literata, Georgia, "Noto Serif", serif }
main { max-width: 66ch; margin: 0 auto; padding: 4rem 1.25rem 6rem; overflow-wrap: break-word }
header { margin-bottom: 4rem; text-align: center }
header h1 { margin: 0; font-size: 2.25rem; line-height: 1.2 }
header p { margin: .75rem 0 0; color: var(--muted) }
h1, h2, h3 { font-weight: 600; line-height: 1.3; margin: 3rem 0 1rem }
p { margin: 0 0 1rem }
ul, ol { margin: 0 0 1rem; padding-inline-start: 2rem }
li p { margin: 0 0 .35rem }
li > ul, li > ol { margin-bottom: 0 }
blockquote { margin: 1.5rem 0; padding-inline-start: 1.25rem; border-inline-start: 2px solid var(--line) }
hr { border: 0; margin: 2.5rem 0; text-align: center }
hr::before { content: "* * *"; color: var(--muted) }
pre { padding: 1rem; border: 1px solid var(--line); border-radius: 8px; overflow: auto; font-size: .875em }
a { color: var(--ember) }
mark { background: #fdf0b3; color: #241c1b }
@media print { main { padding: 0 } h1 { break-before: page } header h1 { break-before: avoid } }
`;

const rtl = new Set(['ar', 'he', 'fa', 'ur']);

const blockOf = (node: TreeNode): string =>
  html({ type: 'doc', content: [node] })
    .replaceAll(/ data-generation="[^"]*"/g, '')
    .replaceAll(/<(p|h[1-3]|li|blockquote)(?=[ >])/g, '<$1 dir="auto"');

/** One file with a style of its own and nothing that runs; the browser finds each paragraph's direction. */
export function* page(manuscript: Manuscript): Generator<string> {
  const { title, author, language, tree } = manuscript;
  const by = author === '' ? '' : `<p>${xml(author)}</p>`;
  yield `<!doctype html>
<html lang="${xml(language)}"${rtl.has(language) ? ' dir="rtl"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Penora">
${author === '' ? '' : `<meta name="author" content="${xml(author)}">\n`}<title>${xml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header><h1>${xml(title)}</h1>${by}</header>
`;
  for (const node of [...tree.content, ...madeNodes(manuscript)]) yield `${blockOf(node)}\n`;
  yield `</main>
</body>
</html>
`;
}
