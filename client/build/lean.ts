/** Leaves out of the pages what their libraries bring along and no page needs. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { IconDefinition } from '@fortawesome/free-solid-svg-icons';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);
const ICON = /\/free-(?:solid|regular)-svg-icons\/(fa\w+)\.js$/;

/**
 * Font Awesome's file of one icon is no module: it holds each part twice, and what is in it cannot be told apart. As a
 * module it is one value, which goes to the page that shows it.
 */
export function icons(): Plugin {
  return {
    name: 'penora:icons',
    enforce: 'pre',
    load(id) {
      const name = ICON.exec(id)?.[1];
      if (name === undefined) return null;
      const { definition }: { definition: IconDefinition } = require(id);
      const [width, height, , , shape] = definition.icon;
      const icon: IconDefinition = { ...definition, icon: [width, height, [], '', shape] };
      return { code: `export const ${name} = ${JSON.stringify(icon)};`, moduleSideEffects: false };
    },
  };
}

const JSON_SCHEMA = /\/zod\/v4\/core\/(?:json-schema-processors|to-json-schema)\.js$/;
const EXPORT = /^export (?:const|function|class) (\w+)/gm;

/** Every schema of zod can describe itself as JSON Schema. The server's documents need that; a page only parses. */
export function parsersOnly(): Plugin {
  return {
    name: 'penora:parsers-only',
    apply: 'build',
    load(id) {
      if (!JSON_SCHEMA.test(id)) return null;
      const names = [...readFileSync(id, 'utf8').matchAll(EXPORT)].map(([, name]) => name);
      const nothing = `const none = () => () => { throw new Error('pages have no JSON Schema'); };`;
      return { code: [nothing, ...names.map((name) => `export const ${name} = none;`)].join('\n') };
    },
  };
}
