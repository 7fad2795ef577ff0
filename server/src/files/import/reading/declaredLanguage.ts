/** Names of scripts that stand for several. */
const SEVERAL: Readonly<Record<string, readonly string[]>> = {
  Jpan: ['Han', 'Hira', 'Kana'],
  Kore: ['Hang', 'Han'],
  Hans: ['Han'],
  Hant: ['Han'],
};
/** Of all letters, those in the script that the language is written in. */
const SHARE = 0.5;

/** What a tag says in full, and a pattern for the letters it is written in; null for what is no tag or has no letters. */
function localeOf(tag: string): { language: string; letter: RegExp } | null {
  try {
    const { language, script = '' } = new Intl.Locale(tag.trim().replaceAll('_', '-')).maximize();
    const names = SEVERAL[script] ?? [script];
    return { language, letter: new RegExp(`[${names.map((name) => `\\p{Script=${name}}`).join('')}]`, 'gu') };
  } catch {
    return null;
  }
}

/** The language that a file names, as ISO 639-1; null when it names none, or one that is written in other letters. */
export function declaredLanguage(declared: string | undefined, text: string, letters: number): string | null {
  const locale = declared === undefined ? null : localeOf(declared);
  if (locale === null || locale.language.length !== 2) return null;
  return (text.match(locale.letter)?.length ?? 0) > letters * SHARE ? locale.language : null;
}
