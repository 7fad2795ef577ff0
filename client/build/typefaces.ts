/**
 * Makes the typefaces of Latin texts as small as what the pages use: the weights and sizes that occur, and no small
 * capitals, old figures and the like, which nobody can ask for here. Other scripts are rare enough to stay whole.
 */
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);
const LATIN = /^assets\/(inter|literata)-latin-(?:opsz|wght)-(?:normal|italic)-.+\.woff2$/;

/** What text needs by itself, figures of one width, and the letters that theme/_base.scss asks for. */
const FEATURES = ['kern', 'liga', 'clig', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'rlig', 'tnum', 'cv11', 'ss03'];
const WEIGHTS = { min: 400, max: 700 };
/** Literata draws small and large letters differently; the largest here are titles of 40 px. */
const OPTICAL_SIZES = { min: 12, max: 40 };

/** The signs of a range as CSS writes it: "U+0000-00FF,U+0131". */
function signsOf(range: string): string {
  let signs = '';
  for (const part of range.split(',')) {
    const [from = '', to = from] = part.replace('U+', '').split('-');
    for (let sign = Number.parseInt(from, 16); sign <= Number.parseInt(to, 16); sign += 1)
      signs += String.fromCodePoint(sign);
  }
  return signs;
}

async function small(name: string, family: string, font: Uint8Array): Promise<Uint8Array> {
  const { latin }: { latin: string } = require(`@fontsource-variable/${family}/unicode.json`);
  const options = { targetFormat: 'woff2' as const, keepFeatures: FEATURES };
  const variationAxes = { wght: WEIGHTS, ...(name.includes('-opsz-') ? { opsz: OPTICAL_SIZES } : {}) };
  return subsetFont(Buffer.from(font), signsOf(latin), { ...options, variationAxes });
}

export function typefaces(): Plugin {
  return {
    name: 'penora:typefaces',
    apply: 'build',
    async generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        const family = LATIN.exec(name)?.[1];
        if (family === undefined || file.type !== 'asset' || typeof file.source === 'string') continue;
        file.source = await small(name, family, file.source);
      }
    },
  };
}
