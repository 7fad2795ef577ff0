/** How often each script's letters come, and the language that it most likely is. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Gujarati}/gu, 'gu'],
  [/\p{Script=Gurmukhi}/gu, 'pa'],
  [/\p{Script=Kannada}/gu, 'kn'],
  [/\p{Script=Malayalam}/gu, 'ml'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Oriya}/gu, 'or'],
  [/\p{Script=Sinhala}/gu, 'si'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Tibetan}/gu, 'bo'],
  [/\p{Script=Mongolian}/gu, 'mn'],
  [/\p{Script=Ethiopic}/gu, 'am'],
];

/** Small words that give a language away. */
const latin: readonly (readonly [string, RegExp])[] = [
  ['en', /\b(?:the|and|of|was|to|with|that|his|her)\b/gi],
  ['de', /\b(?:der|die|das|und|nicht|ein|ist|mit|sie)\b/gi],
  ['fr', /\b(?:le|la|les|et|des|que|une|dans|est)\b/gi],
  ['es', /\b(?:el|los|las|que|una|por|con|del|no)\b/gi],
  ['it', /\b(?:il|che|non|una|per|della|sono|gli|con)\b/gi],
  ['pt', /\b(?:os|que|não|uma|com|para|ele|dos|em)\b/gi],
  ['nl', /\b(?:het|een|van|niet|dat|zijn|en|de|ik)\b/gi],
];

const SAMPLE = 20_000;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The language that a text is mostly written in, as a BCP 47 tag; English when nothing tells. */
export function languageOf(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const letters = count(sample, /\p{L}/gu);
  const found = scripts.map(([pattern, tag]) => ({ tag, letters: count(sample, pattern) }));
  // A tenth of kana makes a text Japanese, however many Chinese characters there are.
  const kana = found.find(({ tag }) => tag === 'ja');
  if (kana !== undefined && kana.letters > letters / 10) return 'ja';
  const most = found.reduce((a, b) => (b.letters > a.letters ? b : a));
  if (most.letters > letters / 2) return most.tag;
  const words = latin.map(([tag, pattern]) => ({ tag, words: count(sample, pattern) }));
  return words.reduce((a, b) => (b.words > a.words ? b : a)).tag;
}
