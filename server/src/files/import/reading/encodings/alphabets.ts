/** Letters beyond ASCII that a language is written with, the frequent ones first. */
const LETTERS = {
  de: 'üäöß',
  fr: 'éèàêçôùîâœûëïüÿæ',
  es: 'óíáéñúü',
  pt: 'ãçáéóíêúõâôà',
  it: 'èàùòìé',
  sv: 'äåöé',
  da: 'øåæé',
  is: 'íáðæöóúéþý',
  pl: 'łąężóśćńź',
  cs: 'íáéěřčžýšůúťňďó',
  sk: 'áíéžčýúšľťóôňďäŕĺ',
  hu: 'áéöőíóüúű',
  ro: 'ăţşîâ',
  hr: 'čćšžđ',
  tr: 'ıüşğçöİâîû',
  lt: 'ėšžųįąūčę',
  lv: 'āīēšūņļģķčž',
  et: 'õäöüšž',
  ru: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё',
  uk: 'оаниівтреслкудмпяьзгйбчхжїцюєшщфґ',
  bg: 'аоеинтрсвлкдпмзгуъябчйщжхцшюфьѝ',
  sr: 'аоеинрстјвукмдплзбгњчцшљћжхђфџ',
  el: 'αοιετσνηυρπκάμλόςωίγδέήχθύώφβξζψϊϋΐΰ',
  he: 'יוהלאמרבתשנכםדקעחפטגסזצןךףץ',
  ar: 'اليمونرتبةعدسفهكقأحجشطصىخإذزئثضغآءظؤًٌٍَُِّْپچژگ',
  th: 'านรกเงมยล่วดท้สัตะิปบคหีแจพชข็ใไื์ผุโซูธณึถอฉภศฐฟำษฎฤญฆฌฑฮฒ๊ๆ๋ฯาฝฃ',
} as const;

export type Language = keyof typeof LETTERS;

const WEST: readonly Language[] = ['de', 'fr', 'es', 'pt', 'it', 'sv', 'da', 'is'];
const MIDDLE: readonly Language[] = ['pl', 'cs', 'sk', 'hu', 'ro', 'hr', 'de'];
const CYRILLIC: readonly Language[] = ['ru', 'uk', 'bg', 'sr'];

/** Encodings of one byte for a letter with the languages they are for, those that are met more often first. */
export const PAGES: readonly (readonly [encoding: string, languages: readonly Language[]])[] = [
  ['windows-1252', WEST],
  ['iso-8859-1', WEST],
  ['iso-8859-15', WEST],
  ['windows-1251', CYRILLIC],
  ['windows-1250', MIDDLE],
  ['iso-8859-2', MIDDLE],
  ['windows-1253', ['el']],
  ['iso-8859-7', ['el']],
  ['windows-1254', ['tr']],
  ['windows-1257', ['lt', 'lv', 'et']],
  ['iso-8859-9', ['tr']],
  ['windows-1255', ['he']],
  ['iso-8859-8', ['he']],
  ['windows-1256', ['ar']],
  ['iso-8859-6', ['ar']],
  ['windows-874', ['th']],
  ['koi8-u', CYRILLIC],
  ['koi8-r', ['ru']],
  ['cp866', ['ru']],
  ['iso-8859-5', CYRILLIC],
  ['maccyrillic', CYRILLIC],
  ['macintosh', WEST],
  ['cp850', WEST],
  ['cp437', WEST],
  ['cp852', MIDDLE],
];

/** Few people write it, and its letters are what those of others look like on a wrong page. */
const RARE: ReadonlySet<Language> = new Set(['is']);
const RARE_WEIGHT = 0.9;
/** Capitals are rarer. */
const CAPITAL_WEIGHT = 0.9;

/** The rarest letter of an alphabet says so much less than the commonest. */
const FALL = 0.4;

const weights = new Map<Language, ReadonlyMap<string, number>>();

/** How much each letter of a language, in both sizes, speaks for it. */
export function weightsOf(language: Language): ReadonlyMap<string, number> {
  const known = weights.get(language);
  if (known !== undefined) return known;
  const letters = Array.from(LETTERS[language]);
  const made = new Map<string, number>();
  letters.forEach((letter, at) => {
    const weight = (1 - (FALL * at) / letters.length) * (RARE.has(language) ? RARE_WEIGHT : 1);
    if (!made.has(letter)) made.set(letter, weight);
    const capital = letter.toUpperCase();
    if (!made.has(capital)) made.set(capital, weight * CAPITAL_WEIGHT);
  });
  weights.set(language, made);
  return made;
}
