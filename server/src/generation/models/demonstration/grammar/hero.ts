/** The person a text follows, in every case that English has left. */
import type { Agreement } from '../language/verbs.ts';

export type HeroPerson = 'I' | 'we' | 'you' | 'he' | 'she' | 'it' | 'they';

export interface Cases {
  subject: string;
  object: string;
  possessive: string;
  reflexive: string;
  agreement: Agreement;
}

export const CASES: Readonly<Record<HeroPerson, Cases>> = {
  I: { subject: 'I', object: 'me', possessive: 'my', reflexive: 'myself', agreement: 'first' },
  we: { subject: 'we', object: 'us', possessive: 'our', reflexive: 'ourselves', agreement: 'plural' },
  you: { subject: 'you', object: 'you', possessive: 'your', reflexive: 'yourself', agreement: 'plural' },
  he: { subject: 'he', object: 'him', possessive: 'his', reflexive: 'himself', agreement: 'third' },
  she: { subject: 'she', object: 'her', possessive: 'her', reflexive: 'herself', agreement: 'third' },
  it: { subject: 'it', object: 'it', possessive: 'its', reflexive: 'itself', agreement: 'third' },
  they: { subject: 'they', object: 'them', possessive: 'their', reflexive: 'themselves', agreement: 'plural' },
};

/** A pronoun for somebody who is spoken of is never the narrator's. */
export function isThirdPerson(person: HeroPerson): boolean {
  return person !== 'I' && person !== 'we' && person !== 'you';
}
