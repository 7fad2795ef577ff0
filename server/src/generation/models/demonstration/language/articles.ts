/** The indefinite article goes by sound, not by spelling. */
const ACRONYM = /^[A-Z]{2,}s?$|^[A-Z]$/u;
const SPELLED_WITH_VOWEL = /^[AEFHILMNORSX]/u;
const SILENT_H = /^(?:hour|honest|honou?r|heir)/iu;
const SOUNDS_LIKE_YOU = /^(?:uni(?!n|m|d)|us[eua]|uk|ut[eio]|eu|ew|one(?!i)|once|ufo|ubiq|uran)/iu;
const NUMBER_WITH_VOWEL = /^(?:8\d*|11|18)$/u;

/** `a` or `an`, for the word that follows. */
export function articleFor(following: string): 'a' | 'an' {
  const word = following.replace(/^[“‘"'(]+/u, '');
  if (NUMBER_WITH_VOWEL.test(word) || SILENT_H.test(word)) return 'an';
  if (ACRONYM.test(word)) return SPELLED_WITH_VOWEL.test(word) ? 'an' : 'a';
  if (SOUNDS_LIKE_YOU.test(word)) return 'a';
  return /^[aeiouáéíóúàèâêîôöü]/iu.test(word) ? 'an' : 'a';
}

const ARTICLE = /(?<![\p{L}\p{N}’'-])([Aa])n?(?= +[“‘]?(\p{L}[\p{L}\p{N}’'-]*|\d+))/gu;

const ANY_ARTICLE = /\b[Aa]n? /;

/** Corrects every `a` and `an` of composed text by the word that follows it. */
export function withArticles(text: string): string {
  if (!ANY_ARTICLE.test(text)) return text;
  return text.replace(ARTICLE, (_all, a: string, next: string) => (articleFor(next) === 'an' ? `${a}n` : a));
}
