/** What a prompt says that its hero does, so that the story can tell it in its own tense. */
import { isFunctionWord } from '../lexicon/functionWords.ts';
import type { Deed } from '../world/world.ts';
import { readVerb } from './dictionary.ts';
import { type Tagged, tagged } from './parts.ts';
import { tokensOf } from './tokens.ts';
import type { Topic } from './topic.ts';

const LONGEST = 14;
const BREAKS = /^(?:that|who|which|when|while|because|but|where|if|until|after|before|so|as|whose|than)$/u;
const UNSAFE =
  /^(?:i|me|my|you|your|we|our|us|is|are|was|were|has|have|had|do|does|did|will|would|can|could|not|never)$/u;

const WEAK = /^(?:be|have|do|seem|want|need|like|exist|belong)$/u;

/** The deed of a prompt like "A keeper who finds a letter"; undefined when the prompt is built otherwise. */
export function readDeed(subject: string, hero: Topic): Deed | undefined {
  const tags = tagged(tokensOf(subject.slice(0, 400)));
  const start = afterHero(tags, hero);
  const verb = start === undefined ? undefined : tags[start];
  if (start === undefined || verb === undefined) return undefined;
  const read = readVerb(verb.token.lower);
  if (read === undefined || WEAK.test(read.base) || read.form !== (hero.number === 'many' ? 'base' : 'third'))
    return undefined;
  const rest = restOf(tags.slice(start + 1));
  return rest === undefined ? undefined : { verb: read.base, rest };
}

/** The deed of a direction like "She finds the letter" or "have Anna find the letter". */
export function readDirection(direction: string, heroName: string): Deed | undefined {
  const tags = tagged(tokensOf(direction.slice(0, 400)));
  const subject = tags.findIndex(
    ({ token }) =>
      /^(?:he|she|they|i|we|you)$/u.test(token.lower) || (heroName !== '' && heroName.split(' ').includes(token.text)),
  );
  const verb = tags[subject + 1];
  const form = readVerb(verb?.token.lower ?? '')?.form;
  if (subject < 0 || subject > 2 || verb === undefined || (form !== 'third' && form !== 'base' && form !== 'past'))
    return undefined;
  const rest = restOf(tags.slice(subject + 2));
  return rest === undefined ? undefined : { verb: readVerb(verb.token.lower)?.base ?? '', rest };
}

/** The place right behind the hero's noun, behind a comma's aside and "who". */
function afterHero(tags: readonly Tagged[], hero: Topic): number | undefined {
  const name = (hero.name === '' ? (hero.number === 'many' ? hero.plural : hero.noun) : hero.name).toLowerCase();
  const last = name.slice(name.lastIndexOf(' ') + 1);
  let i =
    tags.findIndex(
      (tag) => tag.token.lower.slice(tag.token.lower.lastIndexOf(' ') + 1) === last && !tag.token.possessive,
    ) + 1;
  if (i === 0) return undefined;
  if (tags[i]?.token.text === ',') {
    const close = tags.findIndex((tag, at) => at > i && tag.token.text === ',');
    if (close < 0 || close > i + 6) return undefined;
    i = close + 1;
  }
  if (['who', 'that'].includes(tags[i]?.token.lower ?? '')) i += 1;
  return i < tags.length ? i : undefined;
}

/** The words after the verb up to the next clause; undefined when they are not safe to repeat. */
function restOf(tags: readonly Tagged[]): string | undefined {
  const kept: string[] = [];
  for (const [i, tag] of tags.entries()) {
    const { lower, text, word, possessive } = tag.token;
    if (!word || BREAKS.test(lower)) break;
    const following = tags[i + 1];
    if ((lower === 'and' || lower === 'or') && (following === undefined || startsClause(following))) break;
    if (UNSAFE.test(lower)) return undefined;
    if (tag.part === 'verb' && ['third', 'past'].includes(readVerb(lower)?.form ?? '')) {
      const and = kept.lastIndexOf('and');
      if (and < 1) return undefined;
      kept.length = and;
      break;
    }
    kept.push(possessive ? `${text}’s` : text);
  }
  dropTime(kept);
  const last = kept.at(-1)?.toLowerCase() ?? '';
  if (
    kept.length === 0 ||
    kept.length > LONGEST ||
    (isFunctionWord(last) && !/^(?:again|away|back|home|here|there|forever|together|alone)$/u.test(last))
  )
    return undefined;
  return kept.join(' ');
}

/** "lost her taste the week (before …)": the time belongs to what was cut off. */
function dropTime(kept: string[]): void {
  const tail = kept.slice(-2).join(' ').toLowerCase();
  if (/^(?:the|a|one|that) (?:week|day|night|year|month|morning|evening|hour|moment|time|summer|winter)$/u.test(tail))
    kept.length -= 2;
}

function startsClause(tag: Tagged): boolean {
  const form = readVerb(tag.token.lower)?.form;
  return (
    form === 'third' ||
    (form === 'base' && tag.part === 'verb') ||
    /^(?:he|she|they|it|then|is|are)$/u.test(tag.token.lower)
  );
}
