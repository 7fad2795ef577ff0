/** How the hero and the companion of a scene are called: by name, by description, by pronoun. */
import { possessiveOf } from '../language/nouns.ts';
import type { Random } from '../random.ts';
import type { Companion, World } from '../world/world.ts';
import { CASES, isThirdPerson } from './hero.ts';
import type { Memory } from './memory.ts';
import { type Manner, nounPhrase } from './nounPhrase.ts';

export type Who = 'hero' | 'companion';

/** `o`: object · `p`: possessive · `and`, `ando`: behind "and", where a bare pronoun would be awkward. */
export class People {
  readonly #world: World;
  readonly #memory: Memory;
  readonly #random: Random;

  constructor(world: World, memory: Memory, random: Random) {
    this.#world = world;
    this.#memory = memory;
    this.#random = random;
  }

  /** `again`: this sentence has named the hero already. */
  hero(form: string, again: boolean, manner: Manner): string {
    const { hero } = this.#world;
    const paired = form.startsWith('and');
    const nameless = hero.names.length === 0 && hero.topic === undefined;
    const known = this.#memory.agent === 'hero' && (again || this.#random.chance(this.#pronounShare()));
    this.#memory.agent = 'hero';
    if (hero.person === 'we' && paired) return 'the rest of us';
    if (nameless || !isThirdPerson(hero.person) || (known && !paired)) return this.#heroPronoun(form);
    const name = this.#heroName(manner);
    return form === 'p' ? possessiveOf(name, hero.person === 'they') : name;
  }

  companion(companion: Companion, form: string, following: string): string {
    this.#memory.agent = companion.given;
    if (!this.#memory.meets(companion.full)) {
      return form === 'p' ? possessiveOf(companion.given, false) : companion.given;
    }
    if (form === 'p') return possessiveOf(companion.full, false);
    if (companion.role === '') return companion.given;
    return `${companion.full}, ${companion.role}${/^[.,;:?!”—]/u.test(following) ? '' : ','}`;
  }

  /** `form` is a masculine pronoun that stands for its case. */
  pronoun(who: Who, companion: Companion, form: string): string {
    const cases = CASES[who === 'hero' ? this.#world.hero.person : companion.pronoun];
    if (form === 'him') return cases.object;
    if (form === 'his') return cases.possessive;
    return form === 'himself' ? cases.reflexive : cases.subject;
  }

  /** "us", "you", "them": the hero and somebody else. */
  both(): string {
    const { person } = this.#world.hero;
    if (person === 'I' || person === 'we') return 'us';
    return person === 'you' ? 'you' : 'them';
  }

  #heroPronoun(form: string): string {
    const cases = CASES[this.#world.hero.person];
    if (form === 'p') return cases.possessive;
    return form === 'o' || form === 'ando' ? cases.object : cases.subject;
  }

  /** How often a pronoun stands for the hero: seldom when nothing else that the prompt names can be named. */
  #pronounShare(): number {
    const { hero, topics, wanted } = this.#world;
    if (hero.topic === undefined) return 0.85;
    return topics.some((topic) => wanted.has(topic)) ? 0.65 : 0.25;
  }

  #heroName(manner: Manner): string {
    const { hero } = this.#world;
    const first = this.#memory.meets('hero');
    if (hero.topic === undefined) return (first ? hero.names[0] : hero.names.at(-1)) ?? '';
    if (!first && hero.names.length > 0 && this.#random.chance(0.4)) return this.#random.pick(hero.names);
    return nounPhrase(hero.topic, 'the', { ...manner, full: first, byNoun: !first && this.#random.chance(0.3) });
  }
}
