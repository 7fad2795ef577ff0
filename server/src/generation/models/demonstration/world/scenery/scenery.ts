/** What differs from one kind of world to another: places, passers-by, weather and light. */
import type { Genre } from '../world.ts';
import { COURT } from './court.ts';
import { SEA } from './sea.ts';
import { SPACE } from './space.ts';
import { TOWN } from './town.ts';
import { WILD } from './wild.ts';

export const SCENERY: Readonly<Record<Genre, Readonly<Record<string, readonly string[]>>>> = {
  town: TOWN,
  sea: SEA,
  wild: WILD,
  court: COURT,
  space: SPACE,
};
