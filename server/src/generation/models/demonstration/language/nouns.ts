/** Plurals of English nouns, both ways. */
import { pairs, words } from './lists.ts';

const IRREGULAR = new Map(
  pairs(`
  child: children
  person: people
  man: men
  woman: women
  mouse: mice
  goose: geese
  tooth: teeth
  foot: feet
  ox: oxen
  wolf: wolves
  werewolf: werewolves
  thief: thieves
  knife: knives
  life: lives
  wife: wives
  midwife: midwives
  leaf: leaves
  shelf: shelves
  bookshelf: bookshelves
  loaf: loaves
  half: halves
  self: selves
  elf: elves
  calf: calves
  dwarf: dwarves
  scarf: scarves
  hoof: hooves
  hero: heroes
  potato: potatoes
  tomato: tomatoes
  echo: echoes
  volcano: volcanoes
  mango: mangoes
  tornado: tornadoes
  quiz: quizzes
  crisis: crises
  oasis: oases
  cactus: cacti
  fungus: fungi
  passer-by: passers-by
`),
);
const UNCHANGED = new Set(
  words(`sheep deer fish moose salmon trout aircraft spacecraft species series squid bison
  reindeer hovercraft samurai`),
);
const SINGULAR = new Map([...IRREGULAR].map(([one, many]) => [many, one]));
const ENDS_LIKE_MAN = /(?<!hu|ger|ro|sha|o|ta|cai|nor)man$/u;

/** "lighthouse keepers" from "lighthouse keeper": the last word carries the ending. */
export function pluralOf(noun: string): string {
  const space = noun.lastIndexOf(' ') + 1;
  const [head, last] = [noun.slice(0, space), noun.slice(space)];
  if (UNCHANGED.has(last)) return noun;
  const irregular = IRREGULAR.get(last);
  if (irregular !== undefined) return head + irregular;
  if (ENDS_LIKE_MAN.test(last)) return `${head}${last.slice(0, -2)}en`;
  if (/(?:s|sh|ch|x|z)$/u.test(last)) return `${head}${last}es`;
  if (/[^aeiou]y$/u.test(last)) return `${head}${last.slice(0, -1)}ies`;
  return `${head}${last}s`;
}

/** Possible singulars of a word that looks like a plural, likeliest first; empty when it looks like none. */
export function singularsOf(word: string): string[] {
  const irregular = SINGULAR.get(word);
  if (irregular !== undefined) return [irregular];
  if (/men$/u.test(word) && word.length > 4) return [`${word.slice(0, -2)}an`];
  if (!/[^su]s$/u.test(word) || word.endsWith('is')) return /ses$/u.test(word) ? [word.slice(0, -2)] : [];
  const stems = [word.slice(0, -1)];
  if (word.endsWith('ies')) stems.unshift(`${word.slice(0, -3)}y`);
  else if (/(?:s|sh|ch|x|z|o)es$/u.test(word)) stems.push(word.slice(0, -2));
  return stems;
}

export function possessiveOf(noun: string, isPlural: boolean): string {
  return isPlural && noun.endsWith('s') ? `${noun}’` : `${noun}’s`;
}
