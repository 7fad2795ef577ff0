/** Texts in many scripts, and arbitrary mixtures of them, cut arbitrarily. */
import fc from 'fast-check';

/** Ordinary prose: what a model would write. */
export const prose = {
  english: 'The sea, that night, wasn’t calm; “Come here!” she said — and it cost 1,000.50 well-earned coins.',
  french: 'L’été dernier, il s’est levé à l’aube : « Où vas-tu ? » demanda-t-elle.',
  russian: 'Жила-была принцесса. Она каждый день смотрела на море, ё-моё!',
  hindi: 'एक समय की बात है, एक राजकुमारी थी। क्‍षत्रिय और विज्ञान, ड़ और ज़मीन, क्‌ष।',
  chinese: '从前有一位公主，住在海边的城堡里。她每天都看着大海，等待着远方的船只归来。“你好！”',
  japanese: 'むかしむかし、あるところにおじいさんと人々が住んでいました。コンピューターで〆切を、ラーメン屋へ。',
  thai: 'กาลครั้งหนึ่งนานมาแล้ว มีเจ้าหญิงองค์หนึ่งอาศัยอยู่ในปราสาทริมทะเล ภาษาไทยเป็นภาษาที่มีระดับเสียง',
  lao: 'ພາສາລາວເປັນພາສາທີ່ມີລະດັບສຽງຂອງຄຳແນ່ນອນ ປະເທດລາວຕັ້ງຢູ່ໃນທະວີບອາຊີ',
  khmer: 'កាលពីព្រេងនាយ មានស្តេចមួយអង្គគង់នៅក្នុងប្រាសាទ។ ភាសាខ្មែរជាភាសាផ្លូវការ',
  burmese: 'ရှေးရှေးတုန်းက ဘုရင်တစ်ပါးရှိခဲ့သည်။ မြန်မာဘာသာစကားသည်ရုံးသုံးဘာသာစကားဖြစ်သည်',
  korean: '옛날 옛적에 바닷가의 성에 공주가 살았습니다. 그녀는 매일 바다를 바라보았습니다.',
  arabic: 'كان يا ما كان، في قديم الزمان، أميرة تعيش في قلعة على شاطئ البحر. هَلْ تَعْلَم؟',
  hebrew: 'היה היה פעם, צה"ל והתשע"ד, ג׳ירפה.',
  markdown: '# Title\r\n\r\n**Bold** and _so_ __on__:\n- one\n- two\n\n> quoted `code_name`\t|---|---|\n',
} as const;

/** Signs and sequences that break naive code. */
const oddities = [
  ...['👨‍👩‍👧‍👦', '👍🏽', '🇮🇳🇺🇸', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🎉', '❤️'],
  ...['か\u3099', '葛\u{e0100}城', 'ﾃﾞｰﾀ', '𠮷野家', 'e\u0301', 'क\u093c', 'क\u094d\u200d', 'ន\u17d2', '々', '〆', 'ー'],
  ...[
    '\r\n',
    '\n\n',
    ' ',
    '\t',
    '\u00a0',
    '\u202f',
    '\u3000',
    '\u2028',
    '\u0085',
    '\ufeff',
    '\u200b',
    '\u00ad',
    '\u2060',
  ],
  ...[
    'https://example.com/a_b?c=1&d=é',
    '1,000.50',
    '3.14',
    "rock'n'roll",
    'don’t',
    'e-mail',
    'a:b',
    '_',
    '__x_',
    '100%',
  ],
  ...[
    'abc漢字def',
    'ไทยabc',
    'abcไทย๑๒',
    '漢ไทย',
    '12月',
    'T恤',
    '\ud83d',
    '\ude00',
    '\ud800\ud800',
    '—',
    '…',
    '“',
    '。',
    '\0',
  ],
];

const words = [...Object.values(prose).flatMap((text) => text.split(/(?<=\s)/)), ...oddities];
const signs = Array.from(Object.values(prose).join(''));

/** A text of words, odd sequences and single signs of all scripts, with and without spaces between them. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...signs), fc.constantFrom(...oddities, ' ')), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

/** Runs that are cut at 128 code points, mostly of one script, with something before and behind. */
export const longRun: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', 'abc', ' ', '“', '12', 'か'),
    fc.constantFrom(...[prose.chinese, prose.japanese, prose.thai, prose.lao, prose.khmer, prose.burmese]),
    fc.integer({ min: 100, max: 300 }),
    fc.constantFrom('', 'def', '。', ' ', '\u3099', '\ufe0f', '\u200d', '𠮷'),
  )
  .map(([start, sample, length, end]) => {
    const unspaced = Array.from(sample.replace(/[\s\p{P}]/gu, ''));
    const run = Array.from({ length }, (_, index) => unspaced[index % unspaced.length]);
    return start + run.join('') + end;
  });

export const anyOfThem = fc.oneof({ weight: 3, arbitrary: anyText }, { weight: 1, arbitrary: longRun });

/** A text and a way to cut it: between any two UTF-16 units, also within a surrogate pair. */
export const cutText: fc.Arbitrary<{ text: string; deltas: string[] }> = anyOfThem.chain((text) =>
  fc.array(fc.nat({ max: text.length }), { maxLength: 40 }).map((cuts) => {
    const places = [...cuts.sort((a, b) => a - b), text.length];
    return { text, deltas: places.map((place, index) => text.slice(places[index - 1] ?? 0, place)) };
  }),
);
