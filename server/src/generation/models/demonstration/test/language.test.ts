/** The small rules of English that everything else rests on. */
import { describe, expect, it } from 'vitest';
import { articleFor, withArticles } from '../language/articles.ts';
import { pluralOf, possessiveOf, singularsOf } from '../language/nouns.ts';
import { titleCase } from '../language/titleCase.ts';
import { inflect, pastParticiple, pastTense, presentParticiple, thirdPerson } from '../language/verbs.ts';
import { allSentences, sentenceKey } from '../sentences.ts';

describe('articles', () => {
  it.each(['hour', 'honest', 'apple', 'umbrella', 'uninvited', 'onion', '8', '11', 'MRI', 'heir', 'urn'])(
    'an %s',
    (word) => expect(articleFor(word)).toBe('an'),
  );
  it.each([
    'house',
    'university',
    'unicorn',
    'useful',
    'European',
    'one-eyed',
    'ukulele',
    '1',
    '10',
    'UFO',
    'utensil',
    'hotel',
  ])('a %s', (word) => expect(articleFor(word)).toBe('a'));
  it('are put right in a sentence, and nothing else is', () => {
    expect(withArticles('A owl saw an cat and a “orchard” at a Anna’s house')).toBe(
      'An owl saw a cat and an “orchard” at an Anna’s house',
    );
  });
});

describe('nouns', () => {
  it.each([
    ['lighthouse keeper', 'lighthouse keepers'],
    ['city', 'cities'],
    ['toy', 'toys'],
    ['witch', 'witches'],
    ['child', 'children'],
    ['policeman', 'policemen'],
    ['human', 'humans'],
    ['wolf', 'wolves'],
    ['sheep', 'sheep'],
    ['bus', 'buses'],
    ['volcano', 'volcanoes'],
    ['piano', 'pianos'],
  ])('%s: %s', (one, many) => {
    expect(pluralOf(one)).toBe(many);
    if (!one.includes(' ') && one !== many) expect(singularsOf(many)).toContain(one);
  });
  it('have possessives', () => {
    expect(possessiveOf('the keepers', true)).toBe('the keepers’');
    expect(possessiveOf('the children', true)).toBe('the children’s');
    expect(possessiveOf('Agnes', false)).toBe('Agnes’s');
  });
});

describe('verbs', () => {
  it.each([
    ['carry', 'carries', 'carried', 'carried', 'carrying'],
    ['stop', 'stops', 'stopped', 'stopped', 'stopping'],
    ['visit', 'visits', 'visited', 'visited', 'visiting'],
    ['lie', 'lies', 'lay', 'lain', 'lying'],
    ['go', 'goes', 'went', 'gone', 'going'],
    ['hope', 'hopes', 'hoped', 'hoped', 'hoping'],
    ['agree', 'agrees', 'agreed', 'agreed', 'agreeing'],
    ['fix', 'fixes', 'fixed', 'fixed', 'fixing'],
    ['play', 'plays', 'played', 'played', 'playing'],
    ['travel', 'travels', 'travelled', 'travelled', 'travelling'],
  ])('%s', (base, third, past, participle, ing) => {
    expect([thirdPerson(base), pastTense(base), pastParticiple(base), presentParticiple(base)]).toEqual([
      third,
      past,
      participle,
      ing,
    ]);
  });
  it('agree', () => {
    expect(inflect('be', 'first', 'present')).toBe('am');
    expect(inflect('be', 'plural', 'past')).toBe('were');
    expect(inflect('have', 'third', 'present')).toBe('has');
    expect(inflect('would', 'third', 'present')).toBe('will');
  });
});

describe('texts', () => {
  it('have titles', () => expect(titleCase('a map of the sea')).toBe('A Map of the Sea'));
  it('are split into sentences', () => {
    expect(
      allSentences(
        '“Stop!” she said. Mr. Rao went home… It was 3.5 miles. He said, “No.” Then he left.\n\nAnd that was all',
      ),
    ).toEqual([
      '“Stop!” she said.',
      'Mr. Rao went home…',
      'It was 3.5 miles.',
      'He said, “No.”',
      'Then he left.',
      'And that was all',
    ]);
  });
  it('know a sentence by its words', () => {
    expect(sentenceKey('“Yes,” said Ada!')).toBe(sentenceKey('yes said ada'));
    expect(sentenceKey('Yes, said Ada.')).not.toBe(sentenceKey('Yes, says Ada.'));
  });
});
