import type { Tree, TreeMark, TreeNode, TreePart } from '../../../documents/contents/tree.ts';
import type { Manuscript } from '../manuscript.ts';

/** Ordinary sentences in every script that a file has to carry. */
export const scripts = {
  Latin: 'The lamp was lit — efficient, affluent fjords; “quoted”, Ångström, naïve, Łódź, Việt Nam.',
  Cyrillic: 'Съешь же ещё этих мягких французских булок, да выпей чаю.',
  Greek: 'Ξεσκεπάζω την ψυχοφθόρα βδελυγμία. Ἐν ἀρχῇ ἦν ὁ λόγος.',
  Devanagari: 'हिन्दी में लिखना क्षत्रिय प्रार्थना। विद्यार्थी पुस्तकालय में पढ़ता है, श्री कृष्ण ने अर्जुन से कहा।',
  Tamil: 'தமிழ் மொழி கொள்கை. யாதும் ஊரே யாவரும் கேளிர். ஸ்ரீ பௌர்ணமி சொல்லோவியம்.',
  Bengali: 'আমি বাংলায় গান গাই, আমি বাংলার গান গাই।',
  Arabic: 'السلام عليكم ورحمة الله وبركاته. هذا نص عربي (مع أقواس) وكلمة English هنا.',
  'Arabic with vowels': 'بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ',
  Hebrew: 'שלום עולם, זה טקסט בעברית (עם סוגריים).',
  'Hebrew with points': 'בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם וְאֵת הָאָרֶץ',
  Chinese: '话说天下大势，分久必合，合久必分。周末七国分争，并入于秦。',
  Japanese: '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。「ニャーニャー」',
  Korean: '나 보기가 역겨워 가실 때에는 말없이 고이 보내 드리우리다.',
  Gujarati: 'ગુજરાતી ભાષા ખૂબ સુંદર છે. શ્રી કૃષ્ણ જ્ઞાન ક્ષમા પ્રાર્થના.',
  Gurmukhi: 'ਪੰਜਾਬੀ ਭਾਸ਼ਾ ਬਹੁਤ ਮਿੱਠੀ ਹੈ। ਸ੍ਰੀ ਗੁਰੂ ਪ੍ਰਕਾਸ਼ ਵਿਦਿਆ।',
  Telugu: 'తెలుగు భాష చాలా మధురమైనది. శ్రీ కృష్ణుడు జ్ఞానం క్షమ స్త్రీ.',
  Kannada: 'ಕನ್ನಡ ಭಾಷೆ ಸುಂದರವಾಗಿದೆ. ಶ್ರೀ ಕೃಷ್ಣ ಜ್ಞಾನ ಕ್ಷಮೆ ಸ್ತ್ರೀ ಪ್ರಾರ್ಥನೆ.',
  Malayalam: 'മലയാളം ഒരു മനോഹരമായ ഭാഷയാണ്. ശ്രീ കൃഷ്ണൻ ജ്ഞാനം ക്ഷമ സ്ത്രീ അവൾ.',
  Odia: 'ଓଡ଼ିଆ ଭାଷା ବହୁତ ସୁନ୍ଦର। ଶ୍ରୀ ଜଗନ୍ନାଥ।',
  Sinhala: 'සිංහල භාෂාව ශ්‍රී ලංකාවේ ප්‍රධාන භාෂාවකි. ක්‍රමය ඥානය.',
  Burmese: 'မြန်မာဘာသာသည် မြန်မာနိုင်ငံ၏ ရုံးသုံးဘာသာစကား ဖြစ်သည်။',
  Khmer: 'មនុស្សទាំងអស់កើតមកមានសេរីភាព ក្នុងផ្នែកសេចក្ដីថ្លៃថ្នូរ។',
  Lao: 'ມະນຸດທຸກຄົນເກີດມາມີສິດເທົ່າທຽມກັນ ນໍ້າ ຜູ້',
  Tibetan: 'བོད་སྐད་ནི་བོད་ཀྱི་སྐད་ཡིག་ཡིན། འགྲོ་བ་མིའི་རིགས་རྒྱུད།',
  Mongolian: 'ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ ᠪᠢᠴᠢᠭ ᠬᠦᠮᠦᠨ ᠪᠦᠷ',
  Ethiopic: 'ሰው ሁሉ ነጻ ሆኖ የተወለደ ነው። በክብርና በመብት እኩል ነው፤',
  Georgian: 'ქართული ენა ძალიან ლამაზია. ყველა ადამიანი.',
  Armenian: 'Հայերեն լեզուն շատ գեղեցիկ է։ Բոլոր մարդիկ։',
  Thai: 'ภาษาไทยเขียนติดกันโดยไม่เว้นวรรคและต้องตัดคำด้วยพจนานุกรม',
  Emoji: 'Stars ✨ and a smile 😀 and hearts ❤️ in a row.',
} as const;

/** Each is one picture of several signs. */
export const pictures = [
  ...['🏳️‍🌈', '👨🏿‍🚀', '1️⃣', '#️⃣', '🇮🇳', '👍🏽', '❤️', '❤️‍🔥', '👨‍👩‍👧‍👦', '🏴‍☠️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👩‍❤️‍💋‍👨'],
  ...['🧑🏻‍🤝‍🧑🏿', '🏳️‍⚧️', '👁️‍🗨️', '👩🏽‍💻', '🐻‍❄️', '🙋🏾‍♀️', '⛹🏿‍♂️', '🍋‍🟩', '🙂‍↔️', '©️'],
];

export const text = (value: string, ...names: (TreeMark['type'] | TreeMark)[]): TreePart => ({
  type: 'text',
  text: value,
  marks: names.map((name) => (typeof name === 'string' ? { type: name } : name)),
});

export const node = (
  type: TreeNode['type'],
  content: TreePart[] = [],
  attrs: Record<string, unknown> = {},
): TreeNode => ({
  type,
  attrs,
  content,
});

export const paragraph = (...content: TreePart[]): TreeNode => node('paragraph', content);
export const heading = (level: number, title: string): TreeNode => node('heading', [text(title)], { level });
export const tree = (...content: TreeNode[]): Tree => ({ type: 'doc', content });

export const inScripts: Tree = tree(
  ...Object.entries(scripts).flatMap(([name, sentence]) => [heading(1, name), paragraph(text(sentence))]),
);

const link: TreeMark = { type: 'link', attrs: { href: 'https://example.com/a?b=1&c="2"', title: 'there' } };
const item = (...content: TreeNode[]): TreeNode => node('listItem', content);

/** Everything that a document may hold. */
export const everything: Tree = tree(
  paragraph(text('Before the first chapter.')),
  heading(1, 'One & <first>'),
  paragraph(
    text('Plain, '),
    text('bold', 'bold'),
    text(', '),
    text('italic', 'italic'),
    text(', '),
    text('both', 'bold', 'italic'),
  ),
  paragraph(
    text('struck', 'strike'),
    text(' '),
    text('under', 'underline'),
    text(' '),
    text('lit', 'highlight'),
    text(' '),
    text('code()', 'code'),
  ),
  node('horizontalRule'),
  paragraph(text('a line'), node('hardBreak'), text('another, with a '), text('link', link)),
  heading(2, 'A section'),
  node('bulletList', [
    item(
      paragraph(text('apples')),
      node('orderedList', [item(paragraph(text('deep'))), item(paragraph(text('deeper')))], { start: 3 }),
    ),
    item(paragraph(text('pears')), paragraph(text('and what is said of them'))),
  ]),
  node('blockquote', [paragraph(text('A quotation.')), paragraph(text('Its second paragraph.'))]),
  node('codeBlock', [text('if (a < b) {\n\n  return "c";\n}')], { language: 'js' }),
  heading(1, 'Two'),
  node('paragraph', [text('In the middle.')], { textAlign: 'center' }),
  node('paragraph', [text('At the right.')], { textAlign: 'right' }),
  paragraph(),
  paragraph(text('The end, * not * emphasised, # no heading.')),
);

export const manuscriptOf = (content: Tree, more: Partial<Manuscript> = {}): Manuscript => ({
  title: 'The Salt Lantern',
  author: 'Ada Ünal',
  language: 'en',
  createdAt: new Date('2026-11-28T12:00:00Z'),
  identifier: 'ABC123',
  tree: content,
  madeBy: null,
  ...more,
});
