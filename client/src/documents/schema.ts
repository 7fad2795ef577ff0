/**
 * The editor's schema: exactly the nodes, marks and attributes of protocol/document. The server closes a document on
 * anything else (4409), so what is parsed from a paste is brought into these forms here.
 */
import type { AnyExtension } from '@tiptap/core';
import { Highlight } from '@tiptap/extension-highlight';
import { TextAlign } from '@tiptap/extension-text-align';
import StarterKit from '@tiptap/starter-kit';
import { DepthLimit } from './depth.ts';
import { GenerationMark } from './generationMark.ts';
import { isOurLink } from './links.ts';

const HEX = /^#[0-9a-f]{6}$/i;
const LANGUAGE = /^[\w+#.-]{1,40}$/;
const LIST_TYPES = new Set(['1', 'a', 'A', 'i', 'I']);
const MOST_IN_LIST = 1_000_000_000;

const startOf = (element: HTMLElement): number => {
  const start = Number(element.getAttribute('start') ?? '1');
  return Number.isInteger(start) && start >= 0 && start <= MOST_IN_LIST ? start : 1;
};

const listTypeOf = (element: HTMLElement): string | null => {
  const type = element.getAttribute('type') ?? '';
  return LIST_TYPES.has(type) ? type : null;
};

function languageOf(element: HTMLElement): string | null {
  const named = element.querySelector('code')?.className.match(/(?:^|\s)language-(\S+)/)?.[1] ?? '';
  return LANGUAGE.test(named) ? named : null;
}

const titleOf = (element: HTMLElement): string | null => element.getAttribute('title')?.slice(0, 256) ?? null;

/** A link keeps its address and title; how it opens and looks is ours. */
const notKept = { default: null, parseHTML: () => null, rendered: false };

/** What each part of the kit needs so that it says only what the schema holds. */
const adjusted: Record<string, (extension: AnyExtension) => AnyExtension> = {
  // Both may hold a model's text, whose receipt stays on it.
  code: (extension) => extension.extend({ excludes: 'code bold italic underline strike link highlight' }),
  codeBlock: (extension) =>
    extension.extend({
      marks: 'generation',
      addAttributes: () => ({ language: { default: null, parseHTML: languageOf, rendered: false } }),
    }),
  // Ctrl+Enter asks the model.
  hardBreak: (extension) =>
    extension.extend({
      addKeyboardShortcuts() {
        return { 'Shift-Enter': () => this.editor.commands.setHardBreak() };
      },
    }),
  orderedList: (extension) =>
    extension.extend({
      addAttributes: () => ({
        start: { default: 1, parseHTML: startOf },
        type: { default: null, parseHTML: listTypeOf },
      }),
    }),
  link: (extension) =>
    extension.extend({
      addAttributes: () => ({
        href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('href') },
        target: notKept,
        rel: notKept,
        class: notKept,
        title: { default: null, parseHTML: titleOf },
      }),
    }),
};

const Kit = StarterKit.extend({
  addExtensions() {
    const parts: AnyExtension[] = this.parent?.() ?? [];
    return parts.map((part) => adjusted[part.name]?.(part) ?? part);
  },
});

const OurHighlight = Highlight.extend({
  addAttributes: () => ({
    color: {
      default: null,
      parseHTML: (element: HTMLElement) => {
        const colour = element.getAttribute('data-color') ?? '';
        return HEX.test(colour) ? colour : null;
      },
      renderHTML: ({ color }: { color: string | null }) => (color === null ? {} : { 'data-color': color }),
    },
  }),
});

/** A fresh list for one editor. */
export const schemaExtensions = (): AnyExtension[] => [
  Kit.configure({
    // Yjs keeps the history: only my own changes.
    undoRedo: false,
    // It would write an empty paragraph into everybody's document, a viewer's too.
    trailingNode: false,
    heading: { levels: [1, 2, 3] },
    dropcursor: { color: false, class: 'pn-dropcursor', width: 2 },
    link: {
      openOnClick: false,
      autolink: true,
      linkOnPaste: true,
      defaultProtocol: 'https',
      HTMLAttributes: { target: '_blank', rel: 'noopener noreferrer nofollow' },
      isAllowedUri: (address) => isOurLink(address),
      shouldAutoLink: (address) => isOurLink(address),
    },
  }),
  OurHighlight,
  TextAlign.configure({ types: ['heading', 'paragraph'] }),
  GenerationMark,
  DepthLimit,
];
