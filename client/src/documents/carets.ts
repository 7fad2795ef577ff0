/** Other people's carets: a line in their colour, their name on it for a moment after each move. */
import type { DecorationAttrs } from '@tiptap/pm/view';
import { z } from 'zod';
import { personColour } from '../ui/person.ts';

// The server sets id and name; the colour follows from the id, whatever another client claims.
const CaretUser = z.object({ id: z.string().catch(''), name: z.string().catch('') });

const colourOf = (user: unknown): string => personColour(CaretUser.safeParse(user).data?.id ?? '');

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
  isWriter(user) ? {} : { class: 'pn-caret-selection', style: `background-color: ${colourOf(user)}33` };
