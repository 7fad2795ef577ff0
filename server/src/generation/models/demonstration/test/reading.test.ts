/** What is read out of a prompt. */
import { describe, expect, it } from 'vitest';
import { readDeed } from '../reading/deed.ts';
import { isForeign, quotedTopics } from '../reading/quoted.ts';
import { readRequest } from '../reading/request.ts';
import { readTopics } from '../reading/topics.ts';
import { readVoice } from '../reading/voice.ts';

const topicsOf = (text: string) => readTopics(readRequest(text).subject, () => 'she').topics;

describe('topics', () => {
  it.each([
    ['write a haiku about my cat Miso and the broken dishwasher', ['miso', 'dishwasher']],
    ['A lighthouse keeper who finds a letter from the sea', ['lighthouse', 'lighthouse keeper', 'letter', 'sea']],
    ['Space pirates steal the moon', ['space pirate', 'moon']],
    ["my grandmother's bakery in Lisbon in 1974", ['grandmother', 'bakery', 'lisbon']],
    ['quantum computing for children', ['quantum computing', 'child']],
    ['An old clockmaker builds a clock that runs backwards', ['clockmaker', 'clock']],
    ['The Last Dragon of Winterfell', ['dragon', 'winterfell']],
    ['Captain Voss hunts a white whale across the Atlantic', ['captain voss', 'whale', 'atlantic']],
    ['Zara, a young witch, opens a coffee shop for ghosts', ['zara', 'coffee shop', 'ghost']],
    ['Give me 10 ideas for a fantasy novel about a cursed orchard', ['orchard']],
    ['SPACE WAR BETWEEN TWO PLANETS', ['space war', 'planet']],
    ['Explain how black holes work to a five year old', ['black hole']],
    ['a taxidermist falls in love with a beekeeper', ['taxidermist', 'love', 'beekeeper']],
    ['the immigrants’ ship arrives in New York', ['immigrant', 'ship', 'new york']],
    ['a gribble lives under the bridge', ['gribble', 'bridge']],
    ['love', ['love']],
    ['surprise me', []],
    ['something very frightening happens slowly', []],
    ['', []],
  ])('%s', (prompt, keys) => expect(topicsOf(prompt).map((topic) => topic.key)).toEqual(keys));

  it('know names from nouns, and what is counted from what is not', () => {
    const [miso, dishwasher] = topicsOf('my cat Miso and the broken dishwasher');
    expect(miso).toMatchObject({ number: 'name', name: 'Miso', noun: 'cat', kind: 'animal', owner: 'narrator' });
    expect(dishwasher).toMatchObject({ number: 'one', kind: 'device', adjective: 'broken' });
    expect(topicsOf('courage and bread').map((topic) => topic.number)).toEqual(['mass', 'mass']);
    expect(topicsOf('three witches')[0]).toMatchObject({
      number: 'many',
      plural: 'witches',
      adjective: 'three',
      pronoun: 'they',
    });
    expect(topicsOf('a boy and his dog').map((topic) => topic.pronoun)).toEqual(['he', 'it']);
    expect(topicsOf('the Titanic')[0]).toMatchObject({ number: 'name', definite: true });
  });

  it('of another script or language are quoted', () => {
    expect(quotedTopics('एक राजा की कहानी').map((topic) => topic.name)).toEqual(['एक राजा की कहानी', 'कहानी', 'राजा']);
    expect(quotedTopics('A “strange” {text} [with] marks|').map((topic) => topic.name)[0]).toBe(
      'A strange text with marks|',
    );
    expect(
      ['猫和月亮的故事', 'Una historia de un rey en Madrid', 'A lighthouse keeper who finds a letter'].map(isForeign),
    ).toEqual([true, true, false]);
  });
});

describe('deeds', () => {
  it.each([
    ['A lighthouse keeper who finds a letter from the sea', 'find', 'a letter from the sea'],
    ['Space pirates steal the moon', 'steal', 'the moon'],
    ['A scientist invents a time machine and visits ancient Egypt', 'invent', 'a time machine'],
    ['Zara, a young witch, opens a coffee shop for ghosts', 'open', 'a coffee shop for ghosts'],
  ])('%s', (prompt, verb, rest) => {
    const hero = topicsOf(prompt).find((topic) => topic.kind === 'person');
    if (hero === undefined) throw new Error('nobody');
    expect(readDeed(prompt, hero)).toEqual({ verb, rest });
  });

  it('that cannot be told safely are left alone', () => {
    const [hero] = topicsOf('A player who learns that her rival is cheating');
    if (hero === undefined) throw new Error('nobody');
    expect(readDeed('A player who learns that her rival is cheating', hero)).toBeUndefined();
  });
});

describe('voices', () => {
  it.each([
    ['The rain had stopped when Anna reached the station. She was tired.', 'past', 'third'],
    ['I am late again. The office is cold and my boss is staring.', 'present', 'I'],
    ['We were nine when we found the tunnel.', 'past', 'we'],
    ['You open the door. The robot is waiting for you.', 'present', 'you'],
    ['“I am here,” she said. “You are late.” She closed the door.', 'past', 'third'],
  ])('%s', (text, tense, narrator) => expect(readVoice(text)).toEqual({ tense, narrator }));
});

describe('requests', () => {
  it.each([
    ['Write me a short story about a detective.', 'a detective.'],
    ['Please write a poem on the monsoon', 'the monsoon'],
    ['A girl writes letters to the moon', 'A girl writes letters to the moon'],
    ['Write a letter from a soldier to his mother', 'a letter from a soldier to his mother'],
    ['Write in second person present tense about a thief', 'a thief'],
    ['Tell me a story in 500 words about dogs', 'dogs'],
  ])('%s', (prompt, subject) => expect(readRequest(prompt).subject).toBe(subject));
});
