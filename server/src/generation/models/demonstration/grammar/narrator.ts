/** Turns patterns into sentences about one world. */
import { withArticles } from '../language/articles.ts';
import { type Agreement, inflect } from '../language/verbs.ts';
import type { Random } from '../random.ts';
import { isAgent, type Topic } from '../reading/topic.ts';
import { OBJECT_PRONOUN, POSSESSIVE_PRONOUN, type Scene, type World } from '../world/world.ts';
import { type Bindings, bind, hasTopicFor } from './bindings.ts';
import { fillersFor } from './fillers.ts';
import { capitalised, finished } from './finishing.ts';
import { CASES } from './hero.ts';
import { Memory } from './memory.ts';
import { agreementOf, type Form, type Manner, nounPhrase } from './nounPhrase.ts';
import { People, type Who } from './people.ts';
import { bareName, lettersOf, type Node, parseTemplate } from './template.ts';

export interface Telling {
  /** Who acts as `{S}`, and who speaks inside quotation marks. */
  speaker?: Who;
  /** The topic that the paragraph is about: chosen first. */
  focus?: Topic | undefined;
  /** Left uncapitalised and without a full stop, to be put behind an opening. */
  raw?: boolean;
}

const FORMS: Readonly<Record<string, Form>> = { '': 'the', a: 'a', n: 'bare', s: 'all', p: 'of', w: 'word' };

/** What holds for one sentence only. */
interface Sentence {
  bindings: Bindings;
  speaker: Who;
  inSpeech: boolean;
  /** Keys named, 'hero' among them. */
  named: Set<string>;
  /** Phrases borrowed from the fillers, none of them twice. */
  borrowed: Set<string>;
  /** One place came up in two ways: not to be told. */
  muddled: boolean;
}

const blank = (bindings: Bindings, speaker: Who): Sentence => ({
  bindings,
  speaker,
  inSpeech: false,
  named: new Set(),
  borrowed: new Set(),
  muddled: false,
});

export class Narrator {
  readonly world: World;
  scene: Scene;
  readonly random: Random;
  readonly #memory = new Memory();
  readonly #people: People;
  #sentence = blank(new Map(), 'companion');

  constructor(world: World, scene: Scene, random: Random) {
    this.world = world;
    this.scene = scene;
    this.random = random;
    this.#people = new People(world, this.#memory, random);
  }

  paragraph(): void {
    this.#memory.paragraph();
  }

  /** The last sentence is kept: whom it named is known from now on. */
  commit(): void {
    this.#memory.keep();
  }

  /** A new scene, with an aim of its own where the bank has one for this world. */
  enter(scene: Scene, aims: readonly string[]): void {
    const { topics } = this.world;
    this.scene = scene;
    const usable = aims.filter((aim) => {
      const letters = [...lettersOf(aim)];
      return letters.length <= topics.length && letters.every((letter) => hasTopicFor(letter, topics));
    });
    if (scene.aim !== '') return;
    const aim = this.random
      .shuffled(usable)
      .reduce<string>((found, line) => found || (this.say(line, { raw: true }) ?? ''), '');
    this.scene = { ...scene, aim: aim === '' ? 'get to the bottom of it' : aim };
  }

  /** One sentence or a few after the pattern; undefined when the world lacks what the pattern speaks of. */
  say(pattern: string, telling: Telling = {}): string | undefined {
    const { topics, wanted, hero } = this.world;
    const share = hero.topic !== undefined && wanted.has(hero.topic) ? 0.82 : 0.94;
    const bindings = bind(
      lettersOf(pattern),
      { topics, wanted, share, focus: telling.focus },
      this.#memory.lastUse,
      this.random,
    );
    if (bindings === undefined) return undefined;
    this.#sentence = blank(bindings, telling.speaker ?? 'companion');
    this.#memory.begin();
    const text = withArticles(this.#render(parseTemplate(pattern))).replaceAll('can not', 'cannot');
    if (this.#sentence.muddled) return undefined;
    return telling.raw ? text : finished(text);
  }

  #render(nodes: readonly Node[]): string {
    let text = '';
    for (const [i, node] of nodes.entries()) text += this.#renderOne(node, followingText(nodes, i));
    return text;
  }

  #renderOne(node: Node, following: string): string {
    switch (node.kind) {
      case 'text':
        this.#sentence.inSpeech = speechAfter(node.text, this.#sentence.inSpeech);
        return node.text;
      case 'verb': {
        const base = node.base === 'deed' ? (this.world.deed?.verb ?? 'go') : node.base;
        const tense = this.#sentence.inSpeech ? 'present' : this.world.tense;
        return inflect(base, this.#agreement(node.subject, node.form), tense);
      }
      case 'choice':
        return this.#render(this.random.pick(node.options));
      case 'slot': {
        const text = this.#slot(bareName(node.name), node.form, following);
        return node.name.startsWith('^') ? capitalised(text) : text;
      }
      default:
        return node satisfies never;
    }
  }

  #agreement(subject: string, form: string): Agreement {
    const who = subject === 'S' ? this.#sentence.speaker : subject;
    if (who === 'H' || who === 'hero') return CASES[this.world.hero.person].agreement;
    if (who === 'they') return 'plural';
    const topic = this.#sentence.bindings.get(who);
    return topic === undefined ? 'third' : agreementOf(topic, FORMS[form] ?? 'the');
  }

  #slot(name: string, form: string, following: string): string {
    const { companion } = this.scene;
    const { speaker, bindings } = this.#sentence;
    if (name === 'H' || (name === 'S' && speaker === 'hero')) return this.#hero(form);
    if (name === 'C' || name === 'S') return this.#people.companion(companion, form, following);
    if (name === 's') return this.#people.pronoun(speaker, companion, form);
    if (name === 'c') return this.#people.pronoun('companion', companion, form);
    if (/^(?:he|him|his|himself)$/u.test(name)) return this.#people.pronoun('hero', companion, name);
    const topic = bindings.get(name);
    return topic === undefined ? this.#filler(name) : this.#topic(topic, form);
  }

  #hero(form: string): string {
    const { named } = this.#sentence;
    const text = this.#people.hero(form, named.has('hero'), this.#manner());
    named.add('hero');
    return text;
  }

  #topic(topic: Topic, form: string): string {
    const { named, inSpeech } = this.#sentence;
    this.#memory.use(topic.key);
    if (form === 'it') return topic.pronoun;
    if (form === 'them') return OBJECT_PRONOUN[topic.pronoun];
    if (form === 'its') return POSSESSIVE_PRONOUN[topic.pronoun];
    if (isAgent(topic)) this.#memory.agent = topic.key;
    const first = this.#memory.meets(topic.key);
    const full = first || (!named.has(topic.key) && this.random.chance(0.2));
    const byNoun = !first && this.random.chance(0.35);
    named.add(topic.key);
    const text = nounPhrase(topic, FORMS[form] ?? 'the', { ...this.#manner(), full, byNoun });
    return inSpeech ? text.replaceAll('“', '‘').replaceAll('”', '’') : text;
  }

  #manner(): Manner {
    const { person, topic } = this.world.hero;
    const spoken = this.#sentence.speaker === 'hero' ? (person === 'they' ? 'our' : 'my') : 'your';
    const possessive = this.#sentence.inSpeech ? spoken : CASES[person].possessive;
    const plain = { full: false, byNoun: false, general: this.world.essay, heroTopic: topic };
    return { ...plain, heroPossessive: possessive, narratorPossessive: possessive };
  }

  #filler(name: string): string {
    if (name === 'minor' && this.random.chance(0.65)) return this.#render(parseTemplate(this.scene.minor));
    const fixed = this.#fixed(name);
    if (fixed !== undefined) return fixed;
    const fillers = fillersFor(name, this.world.genre);
    if (fillers === undefined) throw new SyntaxError(`nothing fills {${name}}`);
    const { borrowed } = this.#sentence;
    const unused = fillers.filter((filler) => !borrowed.has(filler));
    const filler = this.random.pick(unused.length > 0 ? unused : fillers);
    borrowed.add(filler);
    return this.#render(parseTemplate(name === 'elsewhere' ? this.#place(filler) : filler));
  }

  /** What the world and the scene have settled. */
  #fixed(name: string): string | undefined {
    const { scene, world } = this;
    switch (name) {
      case 'both':
        return this.#people.both();
      case 'deed':
        return world.deed?.rest ?? '';
      case 'town':
        this.#sentence.muddled ||= [...this.#sentence.bindings.values()].some((topic) =>
          topic.noun.includes(world.town),
        );
        return world.town;
      case 'year':
        return world.year;
      case 'place':
        return this.#place(scene.place);
      case 'thing':
        return this.#memory.meets(`thing ${scene.thing}`) ? scene.thing : scene.thing.replace(/^an? /u, 'the ');
      case 'deadline':
        return scene.deadline;
      case 'aim':
        return scene.aim;
      case 'who':
        return this.#memory.meets(scene.companion.full) ? scene.companion.full : scene.companion.given;
      case 'role':
        return scene.companion.role || 'an old friend';
      default:
        return undefined;
    }
  }

  /** A place is named once in a sentence, as a place or as what the sentence is about. */
  #place(place: string): string {
    const noun = place.replace(/^the /u, '');
    const { named, bindings } = this.#sentence;
    this.#sentence.muddled ||= named.has(noun) || [...bindings.values()].some((topic) => topic.key === noun);
    named.add(noun);
    return place;
  }
}

function followingText(nodes: readonly Node[], index: number): string {
  const next = nodes[index + 1];
  return next === undefined ? '.' : next.kind === 'text' ? next.text : ' ';
}

function speechAfter(text: string, inSpeech: boolean): boolean {
  const [open, close] = [text.lastIndexOf('“'), text.lastIndexOf('”')];
  return open === close ? inSpeech : open > close;
}
