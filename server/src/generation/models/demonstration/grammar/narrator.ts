/** Turns patterns into sentences about one world, and remembers who was spoken of last. */
import { withArticles } from '../language/articles.ts';
import { possessiveOf } from '../language/nouns.ts';
import { type Agreement, inflect, type Tense } from '../language/verbs.ts';
import type { Random } from '../random.ts';
import { isAgent, type Topic } from '../reading/topic.ts';
import { OBJECT_PRONOUN, POSSESSIVE_PRONOUN, type Scene, type World } from '../world/world.ts';
import { type Bindings, bind, hasTopicFor } from './bindings.ts';
import { fillersFor } from './fillers.ts';
import { CASES, isThirdPerson } from './hero.ts';
import { agreementOf, type Form, type Manner, nounPhrase } from './nounPhrase.ts';
import { bareName, lettersOf, type Node, parseTemplate } from './template.ts';

export interface Telling {
  /** Who acts as `{S}`, and who speaks inside quotation marks. */
  speaker?: 'hero' | 'companion';
  /** The topic that the paragraph is about: chosen first. */
  focus?: Topic | undefined;
  /** Left uncapitalised and without a full stop, to be put behind an opening. */
  raw?: boolean;
}

const FORMS: Readonly<Record<string, Form>> = { '': 'the', a: 'a', n: 'bare', s: 'all', p: 'of', w: 'word' };

export class Narrator {
  readonly world: World;
  scene: Scene;
  readonly random: Random;
  readonly #lastUse = new Map<string, number>();
  #clock = 0;
  readonly #met = new Set<string>();
  /** Whom "he" or "she" would be taken for, by key; 'hero' for the hero. */
  #agent = '';
  /** What the sentence under way would change, should it be kept. */
  #pending = { agent: '', met: new Set<string>(), used: new Set<string>() };
  #inSpeech = false;
  #bindings: Bindings = new Map();
  #named = new Set<string>();
  #speaker: 'hero' | 'companion' = 'companion';
  /** Phrases this sentence has borrowed, so that it borrows none of them twice. */
  #borrowed = new Set<string>();
  /** The sentence has named one place in two ways and must not be told. */
  #muddled = false;

  constructor(world: World, scene: Scene, random: Random) {
    this.world = world;
    this.scene = scene;
    this.random = random;
  }

  /** A new paragraph names its people anew. */
  paragraph(): void {
    this.#agent = '';
  }

  /** The last sentence is kept: whom it named is known from now on. */
  commit(): void {
    this.#clock += 1;
    this.#agent = this.#pending.agent;
    for (const key of this.#pending.met) this.#met.add(key);
    for (const key of this.#pending.used) this.#lastUse.set(key, this.#clock);
  }

  /** One sentence or a few after the pattern; undefined when the world lacks what the pattern speaks of. */
  say(pattern: string, telling: Telling = {}): string | undefined {
    const nodes = parseTemplate(pattern);
    const bindings = bind(
      lettersOf(pattern),
      this.world.topics,
      telling.focus,
      this.world.wanted,
      this.#lastUse,
      this.random,
    );
    if (bindings === undefined) return undefined;
    this.#bindings = bindings;
    this.#named = new Set();
    this.#borrowed = new Set();
    this.#muddled = false;
    this.#inSpeech = false;
    this.#speaker = telling.speaker ?? 'companion';
    this.#pending = { agent: this.#agent, met: new Set(), used: new Set() };
    const text = withArticles(this.#render(nodes)).replaceAll('can not', 'cannot');
    if (this.#muddled) return undefined;
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
        this.#inSpeech = speechAfter(node.text, this.#inSpeech);
        return node.text;
      case 'verb':
        return inflect(
          node.base === 'deed' ? (this.world.deed?.verb ?? 'go') : node.base,
          this.#agreement(node.subject, node.form),
          this.#tense(),
        );
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

  #tense(): Tense {
    return this.#inSpeech ? 'present' : this.world.tense;
  }

  #agreement(subject: string, form: string): Agreement {
    const { hero } = this.world;
    if (subject === 'H' || (subject === 'S' && this.#speaker === 'hero')) return CASES[hero.person].agreement;
    if (subject === 'they') return 'plural';
    const topic = this.#bindings.get(subject);
    return topic === undefined ? 'third' : agreementOf(topic, FORMS[form] ?? 'the');
  }

  #slot(name: string, form: string, following: string): string {
    if (name === 'H') return this.#hero(form);
    if (name === 'C') return this.#companion(form, following);
    if (name === 'S') return this.#speaker === 'hero' ? this.#hero(form) : this.#companion(form, following);
    if (name === 's') return this.#pronounOf(this.#speaker, form);
    if (name === 'c') return this.#pronounOf('companion', form);
    if (['he', 'him', 'his', 'himself'].includes(name)) return this.#pronounOf('hero', name);
    const topic = this.#bindings.get(name);
    if (topic !== undefined) return this.#topic(topic, form);
    return this.#filler(name);
  }

  #pronounOf(who: 'hero' | 'companion', form: string): string {
    const cases = CASES[who === 'hero' ? this.world.hero.person : this.scene.companion.pronoun];
    if (form === 'him') return cases.object;
    if (form === 'his') return cases.possessive;
    return form === 'himself' ? cases.reflexive : cases.subject;
  }

  #hero(form: string): string {
    const { hero } = this.world;
    const cases = CASES[hero.person];
    const known = hero.names.length === 0 && hero.topic === undefined;
    const again = this.#pending.agent === 'hero' && this.random.chance(this.#pronounShare());
    this.#pending.agent = 'hero';
    if (known || !isThirdPerson(hero.person) || again) {
      return form === 'o' ? cases.object : form === 'p' ? cases.possessive : cases.subject;
    }
    const name = this.#heroName();
    return form === 'p' ? possessiveOf(name, hero.person === 'they') : name;
  }

  /** How often a pronoun stands for the hero: seldom when nobody and nothing else of the prompt can be named. */
  #pronounShare(): number {
    const { hero, topics, wanted } = this.world;
    if (hero.topic === undefined) return 0.85;
    return topics.some((topic) => wanted.has(topic)) ? 0.65 : 0.25;
  }

  #heroName(): string {
    const { hero } = this.world;
    const first = this.#meets('hero');
    if (hero.topic === undefined) return (first ? hero.names[0] : hero.names.at(-1)) ?? '';
    if (!first && hero.names.length > 0 && this.random.chance(0.4)) return this.random.pick(hero.names);
    return nounPhrase(hero.topic, 'the', { ...this.#manner(), full: first, byNoun: !first && this.random.chance(0.3) });
  }

  #companion(form: string, following: string): string {
    const { companion } = this.scene;
    this.#pending.agent = companion.given;
    if (!this.#meets(companion.full)) return form === 'p' ? possessiveOf(companion.given, false) : companion.given;
    if (form === 'p') return possessiveOf(companion.full, false);
    if (companion.role === '') return companion.given;
    return `${companion.full}, ${companion.role}${/^[.,;:?!”—]/u.test(following) ? '' : ','}`;
  }

  #topic(topic: Topic, form: string): string {
    this.#pending.used.add(topic.key);
    if (form === 'it') return topic.pronoun;
    if (form === 'them') return OBJECT_PRONOUN[topic.pronoun];
    if (form === 'its') return POSSESSIVE_PRONOUN[topic.pronoun];
    if (isAgent(topic)) this.#pending.agent = topic.key;
    const first = this.#meets(topic.key);
    const repeated = this.#named.has(topic.key);
    this.#named.add(topic.key);
    const full = first || (!repeated && this.random.chance(0.2));
    const text = nounPhrase(topic, FORMS[form] ?? 'the', {
      ...this.#manner(),
      full,
      byNoun: !first && this.random.chance(0.35),
    });
    return this.#inSpeech ? text.replaceAll('“', '‘').replaceAll('”', '’') : text;
  }

  /** A place is named once in a sentence, as a place or as what the sentence is about. */
  #place(place: string): string {
    const noun = place.replace(/^the /u, '');
    this.#muddled ||= this.#named.has(noun) || [...this.#bindings.values()].some((topic) => topic.key === noun);
    this.#named.add(noun);
    return place;
  }

  /** "a brass key", and from then on "the brass key". */
  #thing(): string {
    const { thing } = this.scene;
    return this.#meets(`thing ${thing}`) ? thing : thing.replace(/^an? /u, 'the ');
  }

  /** A new scene, with an aim of its own where the bank has one for this world. */
  enter(scene: Scene, aims: readonly string[]): void {
    this.scene = scene;
    const usable = aims.filter(
      (aim) =>
        [...lettersOf(aim)].every((letter) => hasTopicFor(letter, this.world.topics)) &&
        lettersOf(aim).size <= this.world.topics.length,
    );
    if (usable.length === 0 || scene.aim !== '') return;
    const aim = this.say(this.random.pick(usable), { raw: true });
    if (aim !== undefined) this.scene = { ...scene, aim };
  }

  /** True the first time somebody or something is named in this text. */
  #meets(key: string): boolean {
    if (this.#met.has(key) || this.#pending.met.has(key)) return false;
    this.#pending.met.add(key);
    return true;
  }

  #manner(): Manner {
    const own = CASES[this.world.hero.person].possessive;
    const spoken = this.#speaker === 'hero' ? (this.world.hero.person === 'they' ? 'our' : 'my') : 'your';
    const possessive = this.#inSpeech ? spoken : own;
    return {
      heroPossessive: possessive,
      narratorPossessive: possessive,
      full: false,
      byNoun: false,
      general: this.world.essay,
      heroTopic: this.world.hero.topic,
    };
  }

  #filler(name: string): string {
    if (name === 'both')
      return this.world.hero.person === 'I' || this.world.hero.person === 'we'
        ? 'us'
        : this.world.hero.person === 'you'
          ? 'you'
          : 'them';
    if (name === 'deed') return this.world.deed?.rest ?? '';
    if (name === 'town') return this.world.town;
    if (name === 'place') return this.#place(this.scene.place);
    if (name === 'thing') return this.#thing();
    if (name === 'deadline') return this.scene.deadline;
    if (name === 'aim') return this.scene.aim;
    if (name === 'who')
      return this.#meets(this.scene.companion.full) ? this.scene.companion.full : this.scene.companion.given;
    if (name === 'role') return this.scene.companion.role || 'an old friend';
    if (name === 'minor' && this.random.chance(0.65)) return this.#render(parseTemplate(this.scene.minor));
    if (name === 'year') return this.world.year;
    const fillers = fillersFor(name, this.world.genre);
    if (fillers === undefined) throw new SyntaxError(`nothing fills {${name}}`);
    const unused = fillers.filter((filler) => !this.#borrowed.has(filler));
    const filler = this.random.pick(unused.length > 0 ? unused : fillers);
    this.#borrowed.add(filler);
    return this.#render(parseTemplate(name === 'elsewhere' ? this.#place(filler) : filler));
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

export function capitalised(text: string): string {
  const first = text.charCodeAt(0);
  if (first >= 65 && first <= 90) return text;
  if (first >= 97 && first <= 122) return text.charAt(0).toUpperCase() + text.slice(1);
  return text.replace(/^([“‘(]*)(\p{Ll})/u, (_all, marks: string, letter: string) => marks + letter.toUpperCase());
}

/** A capital at the start and a full stop where the pattern has no mark of its own. */
export function finished(text: string): string {
  const sentence = capitalised(text.trim());
  return /[.!?…:—][”’)]*$/u.test(sentence) ? sentence : `${sentence}.`;
}
