/** Other people's carets: a line in their colour, their name on it for a moment after each move. */
import type { DecorationAttrs } from '@tiptap/pm/view';
import { z } from 'zod';
import { personColour } from '../ui/person.ts';

// The server sets id and name; the colour follows from the id, whatever another client claims.
const CaretUser = z.object({ id: z.string().catch(''), name: z.string().catch('') });

// A caret is drawn once and stays; its colour may change when somebody joins, so it is read from the page.
const nameOf = (id: string): string => `--pn-caret-${id.replace(/[^\w-]/g, '')}`;

function colourOf(user: unknown): string {
  const id = CaretUser.safeParse(user).data?.id ?? '';
  return `var(${nameOf(id)}, ${personColour(id)})`;
}

/** Gives the carets of these people their colours in this room. */
export function paintCarets(people: readonly { id: string; colour: string }[]): void {
  for (const { id, colour } of people) document.documentElement.style.setProperty(nameOf(id), colour);
}

/** The server's own writers have a nib instead, drawn where their text ends. */
const isWriter = (user: object): boolean => 'model' in user;

export function renderCaret(user: Record<string, unknown>): HTMLElement {
  const caret = document.createElement('span');
  if (isWriter(user)) {
    caret.hidden = true;
    return caret;
  }
  const label = document.createElement('span');
  caret.className = 'pn-caret';
  caret.style.setProperty('--caret', colourOf(user));
  label.className = 'pn-caret-name';
  label.textContent = CaretUser.safeParse(user).data?.name.slice(0, 80) ?? '';
  // A word joiner on both sides: the line must not become a place where the text breaks.
  caret.append('\u2060', label, '\u2060');
  return caret;
}

export const renderSelection = (user: Record<string, unknown>): DecorationAttrs =>
  isWriter(user)
    ? {}
    : {
        class: 'pn-caret-selection',
        style: `background-color: color-mix(in srgb, ${colourOf(user)} 20%, transparent)`,
      };
