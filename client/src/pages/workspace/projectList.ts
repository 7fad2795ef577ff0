/** Sorting and filtering of the projects that are loaded. */
import type { Project } from '@penora/protocol/schemas/project';

export const sortKeys = ['updatedAt', 'createdAt', 'title', 'words', 'sizeBytes', 'code', 'type'] as const;
export type SortKey = (typeof sortKeys)[number];
export interface Sort {
  key: SortKey;
  /** Up: A to Z, small to large, old to new. */
  up: boolean;
}

export type AppFilter = 'all' | 'penora' | 'imagegene';

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

function compare(a: Project, b: Project, key: SortKey): number {
  switch (key) {
    case 'words':
    case 'sizeBytes':
      return a[key] - b[key];
    case 'title':
    case 'type':
      return collator.compare(a[key], b[key]);
    // ISO times in UTC and codes of A-Z and 0-9 sort as text.
    case 'updatedAt':
    case 'createdAt':
    case 'code':
      return a[key] < b[key] ? -1 : Number(a[key] > b[key]);
    default:
      return key satisfies never;
  }
}

/** A new list in that order; equal ones by code, so that no row jumps when the list is loaded again. */
export function sorted(projects: readonly Project[], { key, up }: Sort): Project[] {
  return projects.toSorted((a, b) => (up ? 1 : -1) * compare(a, b, key) || compare(a, b, 'code'));
}

/** Letters without their accents, in lower case: "Café" is found by "cafe". */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The projects of the application whose title or code holds every word of the search. */
export function matching(projects: readonly Project[], search: string, app: AppFilter): Project[] {
  const words = folded(search).split(/\s+/).filter(Boolean);
  return projects.filter((project) => {
    if (app !== 'all' && project.app !== app) return false;
    const text = folded(`${project.title} ${project.code}`);
    return words.every((word) => text.includes(word));
  });
}

/** The first press on a column sorts names upwards and everything else downwards; the next one turns it round. */
export function nextSort(now: Sort, key: SortKey): Sort {
  if (now.key === key) return { key, up: !now.up };
  return { key, up: key === 'title' || key === 'code' || key === 'type' };
}
