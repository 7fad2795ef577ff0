/** A copy editor's eye for what composed prose gets wrong: returns what is wrong with a sentence, in words. */

const VOWEL_BUT_CONSONANT = /^(?:uni(?!n)|use|usu|eu|one|once|ukulele)/iu;
const CONSONANT_BUT_VOWEL = /^(?:hour|honest|hono|heir)/iu;

function articleFault(sentence: string): string | undefined {
  for (const [found, article = '', word = ''] of sentence.matchAll(/(?<![\p{L}’'-])(an?) [“‘]?([a-z]+)/giu)) {
    const vowel = (/^[aeiou]/iu.test(word) && !VOWEL_BUT_CONSONANT.test(word)) || CONSONANT_BUT_VOWEL.test(word);
    if (vowel !== (article.toLowerCase() === 'an')) return `article in "${found}"`;
  }
  return undefined;
}

const FAULTS: readonly [string, RegExp][] = [
  ['something of the pattern is left', /[{}[\]|]|undefined|null/u],
  ['two spaces', /\S {2,}\S/u],
  ['a space before a mark', / [,.;:?!”]/u],
  ['two marks', /,,|\.\.(?!\.)|,\.|\.,|\?\.|!\.|;;|\?,|, —/u],
  ['a word twice', /(?<![\p{L}’'-])(\p{L}{2,}) \1(?![\p{L}’'-])/iu],
  ['two articles', /\b(?:a|an|the) (?:a|an|the)\b/iu],
  ['an article before an owner', /\b(?:a|an|the) (?:my|his|her|their|our|your|its)\b/iu],
  ['he or she with a plural verb', /(?<!and )\b(?:he|she) (?:are|were|have|do|go|say|think|know)\b/iu],
  ['it with a plural verb', /(?:^|[,;:“] |\b(?:and|but|that|because|when) )it (?:are|were|have|do)\b/iu],
  ['they, we, you with a singular verb', /(?<!of )\b(?:they|we|you) (?:is|was|has|does|goes|says|thinks|knows)\b/iu],
  ['I with a wrong verb', /(?<!and )\bI (?:is|are|were|has|does|goes|says|thinks)\b/u],
  ['a small i', /(?<![\p{L}’'-])i(?![\p{L}’'-])/u],
  ['there is and a plural', /\bthere (?:is|was) (?:two|three|four|five|six|seven|nine|eleven)\b/iu],
  ['a pronoun in the wrong case', /\b(?:about|for|with|of|from|to) (?:I|he|she|they|we)(?=[.,;!?])/u],
  ['an article before a name', /\b(?:a|the) (?:Lisbon|Miso|Mumbai|Manchester|Juliet|Egypt)(?=[.,;:?!”’])/u],
  ['an article before what is not counted', /\ba (?:coffee|quantum computing|death)(?=[.,;:?!”’])/u],
];

/** What is wrong with one sentence; empty when nothing is. */
export function faultsOf(sentence: string): string[] {
  const faults = FAULTS.filter(([, pattern]) => pattern.test(sentence)).map(([name]) => name);
  const article = articleFault(sentence);
  if (article !== undefined) faults.push(article);
  if (!/^[“‘(]*(?:\p{Lu}|\p{N}|[^\p{L}])/u.test(sentence)) faults.push('no capital');
  return faults;
}

/** Whether every quotation mark of a text has its partner, paragraph by paragraph. */
export function quotesAreEven(text: string): boolean {
  return text.split('\n').every((line) => (line.match(/“/gu)?.length ?? 0) === (line.match(/”/gu)?.length ?? 0));
}

/** Verbs of the wrong tense outside quotation marks. */
export function tenseFaults(text: string, tense: 'past' | 'present'): string[] {
  const told = text.replace(/“[^”]*”/gu, '“”');
  const wrong = tense === 'past' ? /\b(?:is|are|am|has|does|doesn’t|isn’t)\b/u : /\b(?:was|were|did|went|came)\b/u;
  return told.split(/(?<=[.!?])\s+/u).filter((sentence) => wrong.test(sentence));
}
