import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decode } from '../decode.ts';

/** Of each language short samples and longer ones. */
const texts: Readonly<Record<string, readonly string[]>> = {
  pl: [
    'Zażółć gęślą jaźń.',
    'Był sobie raz król, który miał trzy córki. Każda z nich była piękniejsza od drugiej, a najmłodsza śpiewała jak słowik.',
    'Książę wszedł do sieni i spojrzał na zegar: dochodziła północ. „Jeszcze nie śpisz?” – zapytał cicho.',
  ],
  cs: [
    'Příliš žluťoučký kůň úpěl ďábelské ódy.',
    'Byl jednou jeden král a ten měl tři syny. Nejmladší z nich chodil každý večer k řece a díval se, jak se v ní zrcadlí hvězdy.',
    'Světlo v okně zhaslo dříve, než loď přistála.',
  ],
  hu: [
    'Árvíztűrő tükörfúrógép.',
    'Egyszer volt, hol nem volt, volt egyszer egy király, annak volt három lánya. A legkisebb minden este kiült a folyó partjára.',
    'Az öreg őr felgyújtotta a lámpát, mielőtt a hajó megérkezett.',
  ],
  ro: [
    'Lampa a fost aprinsă înainte ca vaporul să fie văzut.',
    'A fost odată ca niciodată un împărat şi avea trei fete; cea mai mică ieşea în fiecare seară la marginea râului.',
  ],
  hr: [
    'Živio jednom davno kralj koji je imao tri kćeri. Najmlađa je svake večeri izlazila na obalu rijeke.',
    'Čuvar je upalio svjetiljku prije nego što se brod vidio.',
  ],
  sk: [
    'Bol raz jeden kráľ a ten mal troch synov. Najmladší z nich chodil každý večer k rieke.',
    'Strážca zažal lampu skôr, než loď bolo vidieť.',
  ],
  el: [
    'Καλημέρα κόσμε.',
    'Το φανάρι ήταν αναμμένο πριν φανεί το πλοίο, και κανείς στην πόλη δεν έλεγε ποιος το άναψε.',
    'Ο Άγγελος έφτασε αργά.',
    'Μια φορά κι έναν καιρό ήταν ένας βασιλιάς που είχε τρεις κόρες. Η μικρότερη έβγαινε κάθε βράδυ στην ακτή.',
  ],
  th: [
    'สวัสดีชาวโลก',
    'ตะเกียงถูกจุดก่อนที่จะมองเห็นเรือ และไม่มีใครในเมืองยอมบอกว่าใครเป็นคนจุด',
    'กาลครั้งหนึ่งนานมาแล้ว มีพระราชาองค์หนึ่งซึ่งมีพระธิดาสามพระองค์',
  ],
  ru: [
    'Привет, мир.',
    'Лампа была зажжена прежде, чем показался корабль, и никто в городе не хотел сказать, кем именно.',
    'Жил-был старый король, и было у него три дочери.',
  ],
  uk: [
    'Жив собі старий король, і було в нього три доньки. Найменша щовечора виходила на берег річки.',
    'Ліхтар запалили раніше, ніж побачили корабель.',
  ],
  bg: ['Имало едно време един цар, който имал три дъщери. Най-малката всяка вечер излизала на брега на реката.'],
  tr: [
    'Bir varmış bir yokmuş, üç kızı olan yaşlı bir kral varmış. En küçüğü her akşam ırmağın kıyısına çıkarmış.',
    'Gemi görünmeden önce lamba yakılmıştı; şehirde kimse bunu kimin yaptığını söylemiyordu.',
  ],
  lt: [
    'Gyveno kartą senas karalius ir turėjo tris dukteris. Jauniausioji kiekvieną vakarą eidavo prie upės, žiūrėdavo į žvaigždes.',
  ],
  lv: ['Reiz dzīvoja vecs ķēniņš, kuram bija trīs meitas. Jaunākā katru vakaru gāja uz upes krastu.'],
  de: [
    'Größe',
    'Die Lampe brannte, ehe man das Schiff sah, und niemand in der Stadt wollte sagen, für wen es größer wäre.',
    'Über den Dächern lag Schnee. „Schläfst du?“, fragte er.',
  ],
  fr: [
    'Déjà vu à Noël.',
    'La lampe était allumée avant que l’on vît le navire, et personne en ville ne voulait dire par qui.',
    'Il était une fois un roi très âgé qui avait trois filles ; la cadette sortait chaque soir.',
    'L’œuvre coûte 5 € à Noël.',
  ],
  es: ['Había una vez un rey que tenía tres hijas. ¿Quién encendió la lámpara?', 'El niño soñó con el mar.'],
  pt: ['Era uma vez um rei que tinha três filhas; a mais nova não saía de casa. A lâmpada já estava acesa.'],
  sv: ['Det var en gång en kung som hade tre döttrar. Den yngsta gick varje kväll till ån.', 'Räksmörgås på ön.'],
  da: ['Der var engang en konge, som havde tre døtre. Den yngste gik hver aften ned til åen, og så på stjernerne.'],
  is: ['Einu sinni var konungur sem átti þrjár dætur. Sú yngsta gekk á hverju kvöldi niður að ánni.'],
  en: [
    'It was a café — “naïve”, he said.',
    'The lamp was lit before the ship was seen, and nobody in the town would say by whom – “not I”, said the keeper; it was £5.',
  ],
  he: ['שלום עולם', 'המנורה הודלקה לפני שנראתה הספינה, ואיש בעיר לא רצה לומר מי הדליק אותה.'],
  ar: [
    'مرحبا بالعالم',
    'أضيء المصباح قبل أن ترى السفينة، ولم يشأ أحد في المدينة أن يقول من الذي أضاءه.',
    'كان يا ما كان في قديم الزمان ملك عادل يحكم مدينة كبيرة',
  ],
  vi: ['Ngày xưa có một ông vua già có ba cô con gái.'],
  ja: ['こんにちは世界', '船が見える前に灯りはともされていたが、誰がともしたのか町の誰も言おうとしなかった。'],
  zh: ['你好，世界', '船还没有出现，灯就已经点亮了，城里没有人愿意说是谁点的。'],
  zt: [
    '從前有一位國王，他有三個女兒。最小的女兒每天晚上都到河邊去。',
    '船還沒有出現，燈就已經點亮了，城裡沒有人願意說是誰點的。',
  ],
  ko: ['안녕하세요', '배가 보이기 전에 등불은 켜져 있었고, 누가 켰는지 마을 사람 아무도 말하려 하지 않았다.'],
};

const encodings: Readonly<Record<string, readonly string[]>> = {
  'iso-8859-2': ['pl', 'cs', 'hu', 'ro', 'hr', 'sk'],
  'windows-1250': ['pl', 'cs', 'hu', 'ro', 'hr', 'sk'],
  cp852: ['pl', 'cs', 'hu'],
  'iso-8859-7': ['el'],
  'windows-1253': ['el'],
  'tis-620': ['th'],
  'windows-874': ['th'],
  'windows-1251': ['ru', 'uk', 'bg'],
  'koi8-r': ['ru'],
  'koi8-u': ['uk'],
  'iso-8859-5': ['ru', 'uk', 'bg'],
  cp866: ['ru'],
  maccyrillic: ['ru'],
  'windows-1254': ['tr'],
  'iso-8859-9': ['tr'],
  'windows-1257': ['lt', 'lv'],
  'iso-8859-13': ['lt', 'lv'],
  'windows-1252': ['de', 'fr', 'es', 'pt', 'sv', 'da', 'is', 'en'],
  'iso-8859-1': ['de', 'es', 'pt', 'sv', 'da', 'is'],
  'iso-8859-15': ['de', 'fr', 'es'],
  macintosh: ['fr', 'de', 'es', 'sv'],
  cp850: ['de', 'fr', 'es', 'da'],
  cp437: ['de', 'fr'],
  'windows-1255': ['he'],
  'iso-8859-8': ['he'],
  'windows-1256': ['ar'],
  'iso-8859-6': ['ar'],
  shift_jis: ['ja'],
  'euc-jp': ['ja'],
  gb18030: ['zh'],
  big5: ['zt'],
  'euc-kr': ['ko'],
};

const cases = Object.entries(encodings).flatMap(([encoding, languages]) =>
  languages.map((language) => [encoding, language] as const),
);

/** Sentences that say the same, to which no weight was fitted. */
const same: Readonly<Record<string, string>> = {
  pl: 'Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa.',
  cs: 'Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím a mají spolu jednat v duchu bratrství.',
  hu: 'Minden emberi lény szabadon születik és egyenlő méltósága és joga van. Az emberek, ésszel és lelkiismerettel bírván, egymással szemben testvéri szellemben kell hogy viseltessenek.',
  ro: 'Toate fiinţele umane se nasc libere şi egale în demnitate şi în drepturi. Ele sunt înzestrate cu raţiune şi conştiinţă.',
  hr: 'Sva ljudska bića rađaju se slobodna i jednaka u dostojanstvu i pravima. Ona su obdarena razumom i sviješću.',
  sk: 'Všetci ľudia sa rodia slobodní a rovní v dôstojnosti a právach. Sú obdarení rozumom a svedomím.',
  el: 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.',
  th: 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ',
  ru: 'Все люди рождаются свободными и равными в своем достоинстве и правах.',
  uk: 'Всі люди народжуються вільними і рівними у своїй гідності та правах.',
  bg: 'Всички хора се раждат свободни и равни по достойнство и права.',
  tr: 'Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler.',
  lt: 'Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis.',
  lv: 'Visi cilvēki piedzimst brīvi un vienlīdzīgi savā pašcieņā un tiesībās.',
  de: 'Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und sollen einander im Geiste der Brüderlichkeit begegnen.',
  fr: 'Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison et de conscience.',
  es: 'Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón y conciencia.',
  pt: 'Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de consciência.',
  sv: 'Alla människor är födda fria och lika i värde och rättigheter.',
  da: 'Alle mennesker er født frie og lige i værdighed og rettigheder.',
  is: 'Hver maður er borinn frjáls og jafn öðrum að virðingu og réttindum.',
  en: '“It’s all right,” said the café owner – the price was £4.',
  he: 'כל בני אדם נולדו בני חורין ושווים בערכם ובזכויותיהם.',
  ar: 'يولد جميع الناس أحرارا متساوين في الكرامة والحقوق.',
  ja: 'すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。',
  zh: '人人生而自由，在尊严和权利上一律平等。',
  zt: '人人生而自由，在尊嚴和權利上一律平等。',
  ko: '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.',
};

describe('which encoding a text is in', () => {
  test.each(cases)('%s, %s', (encoding, language) => {
    const samples = [...(texts[language] ?? []), same[language] ?? ''].filter(Boolean);
    const long = samples.join('\n');
    for (const sample of [...samples, long, Array.from({ length: 20 }, () => long).join('\n')]) {
      const bytes = iconv.encode(sample, encoding);
      expect(decode(new Uint8Array(bytes))).toBe(iconv.decode(bytes, encoding));
    }
  });
});

describe('zeros that have strayed into a text', () => {
  const text = Array.from({ length: 20 }, () => 'Die Lampe brannte, ehe man das Schiff sah, größer.').join('\n');
  const strewn = (bytes: Uint8Array, every: number): Uint8Array => {
    const signs = [...bytes].flatMap((byte, at) => (at % every === 0 ? [byte, 0] : [byte]));
    return Uint8Array.from(signs.length % 2 === 0 ? signs : [...signs, 0]);
  };
  test.each([
    ['utf-8', 5],
    ['utf-8', 10],
    ['utf-8', 41],
    ['windows-1252', 5],
    ['windows-1252', 9],
    ['windows-1252', 41],
  ] as const)('%s, after every %i signs', (encoding, every) => {
    expect(decode(strewn(iconv.encode(text, encoding), every))).toBe(text);
  });

  test('UTF-16 without a mark stays what it is', () => {
    for (const language of ['de', 'pl', 'ru', 'el', 'he', 'ar'])
      for (const encoding of ['utf-16le', 'utf-16be'])
        for (const sample of texts[language] ?? [])
          expect(decode(new Uint8Array(iconv.encode(`${sample}\n`, encoding, { addBOM: false })))).toBe(`${sample}\n`);
  });
});
