/** The texts that go with a request, and what is kept of each when not all fits. */
import { keepBothEnds, keepMarkedEnd, keepMarkedStart, keepStart } from './cut.ts';
import type { Section } from './draft.ts';

type Shrink = Section['shrink'];

function material(name: string, text: string, weight: number, shrink: Shrink): Section {
  return { kind: 'material', name, text: text.trim(), weight, shrink };
}

/** The writer's own words: the last to be cut. */
export function requestSection(prompt: string, name = 'what the writer asks for'): Section {
  return { kind: 'request', name, text: prompt.trim(), weight: 8, shrink: keepBothEnds };
}

export const textBefore = (text: string): Section => material('text before the cursor', text, 6, keepMarkedEnd);

export const textAfter = (text: string, name = 'text after the cursor'): Section =>
  material(name, text, 1.5, keepMarkedStart);

/** The text that the tool works on. */
export const passage = (text: string, name = 'the passage'): Section => material(name, text, 8, keepBothEnds);

/** A text that only says what belongs to the world; both ends tell most of it. */
export const background = (text: string, name = 'what the document already holds'): Section =>
  material(name, text, 2, keepBothEnds);

/** What earlier rounds have written. */
export const writtenSoFar = (text: string): Section => material('what you have written so far', text, 6, keepBothEnds);

/** The end of a text that comes directly before, for the joint. */
export const endOf = (text: string, name: string): Section => material(name, text, 2, keepMarkedEnd);

/** A text whose beginning matters most, such as an outline or notes. */
export const beginningOf = (text: string, name: string): Section => material(name, text, 3, keepStart);

/** A line or two that everything hangs on. */
export const shortText = (text: string, name: string): Section => material(name, text, 8, keepStart);
