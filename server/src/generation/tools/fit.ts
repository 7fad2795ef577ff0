/** Makes the sections of a prompt fit into what a model's context leaves for them. */
import type { Section } from './draft.ts';
import { estimateTokens } from './tokenEstimate.ts';

interface Need {
  section: Section;
  tokens: number;
}

/**
 * Shares out the room: a section that needs less than its share gets what it needs, and what it leaves is shared by
 * the others anew.
 */
function shares(needs: readonly Need[], room: number): Map<Section, number> {
  const given = new Map<Section, number>();
  let open = [...needs];
  let left = Math.max(0, room);
  while (open.length > 0) {
    const weights = open.reduce((sum, { section }) => sum + section.weight, 0);
    const shareOf = ({ section }: Need): number => (left * section.weight) / weights;
    const content = open.filter((need) => need.tokens <= shareOf(need));
    const settled = content.length > 0 ? content : open;
    const grants = settled.map((need) => ({ need, tokens: Math.min(need.tokens, shareOf(need)) }));
    for (const { need, tokens } of grants) {
      given.set(need.section, Math.floor(tokens));
      left -= tokens;
    }
    open = open.filter((need) => !settled.includes(need));
  }
  return given;
}

/** The sections with their texts cut so that together they take at most `room` tokens; empty ones are gone. */
export function fitSections(sections: readonly Section[], room: number): Section[] {
  const needs = sections.map((section) => ({ section, tokens: estimateTokens(section.text) }));
  const given = shares(needs, room);
  return needs
    .map(({ section, tokens }) => {
      const granted = given.get(section) ?? 0;
      return granted >= tokens ? section : { ...section, text: section.shrink(section.text, granted) };
    })
    .filter(({ text }) => text.trim() !== '');
}
