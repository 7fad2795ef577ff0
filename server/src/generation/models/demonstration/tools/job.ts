/** What every tool begins with: a brief, a world read from it, and an empty page. */
import type { Brief } from '../../model.ts';
import { Freshness } from '../freshness.ts';
import { Narrator } from '../grammar/narrator.ts';
import { Meter } from '../meter.ts';
import { Page } from '../page.ts';
import { hashText, Random } from '../random.ts';
import { buildWorld, type Source } from '../world/build.ts';
import { nextScene } from '../world/scene.ts';
import type { World } from '../world/world.ts';

export interface Job {
  brief: Brief;
  /** Of this request, options and take included. */
  seed: number;
  /** Text whose sentences must not come again. */
  before: string;
}

/** The seed of one request: everything that makes it this request and no other. */
export function requestSeed(brief: Brief, seed: number): number {
  return hashText(
    [seed, brief.tool, brief.take, JSON.stringify(brief.options), brief.prompt, hashText(brief.input)].join('\u0000'),
  );
}

/** The seed of one work: its people keep their names from the outline to the last chapter. */
export function workSeed(brief: Brief): number {
  return hashText([brief.prompt, textOption(brief, 'title'), brief.take].join('\u0000'));
}

export function textOption(brief: Brief, name: string): string {
  const value = brief.options[name];
  return typeof value === 'string' ? value : '';
}

export function numberOption(brief: Brief, name: string, otherwise: number): number {
  const value = brief.options[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

/** A page for the world of a source. */
export function openPage(job: Job, source: Source, meter: Meter = new Meter(job.brief.words)): Page {
  return pageFor(job, buildWorld(source), meter);
}

export function pageFor(job: Job, world: World, meter: Meter = new Meter(job.brief.words)): Page {
  const random = new Random(job.seed);
  const narrator = new Narrator(world, nextScene(world, random), random);
  return new Page(narrator, new Freshness(job.brief.take, job.before), meter);
}
