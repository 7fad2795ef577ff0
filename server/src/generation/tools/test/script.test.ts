import { describe, expect, test } from 'vitest';
import { scriptOf, tokensPerWord } from '../script.ts';
import { estimateTokens } from '../tokenEstimate.ts';

/** One sentence in many scripts with its tokens: the worse of the Mistral and Llama 3 tokenizers (counted). */
const SAMPLES = [
  [
    'latin',
    'The rain had stopped before dawn, and the harbour lay flat and grey under a sky that promised nothing.',
    22,
  ],
  [
    'cyrillic',
    'Дождь прекратился ещё до рассвета, и гавань лежала плоская и серая под небом, которое ничего не обещало.',
    40,
  ],
  ['greek', 'Η βροχή είχε σταματήσει πριν από την αυγή και το λιμάνι απλωνόταν επίπεδο και γκρίζο.', 86],
  ['devanagari', 'बारिश भोर से पहले थम चुकी थी, और बंदरगाह एक आसमान के नीचे सपाट और धूसर पड़ा था।', 84],
  ['thai', 'ฝนหยุดตกก่อนรุ่งสาง และท่าเรือก็นอนราบเป็นสีเทาอยู่ใต้ท้องฟ้าที่ไม่ได้ให้สัญญาอะไร', 83],
  ['chinese', '雨在黎明前就停了，港口平静而灰暗，躺在一片什么也不允诺的天空下。', 39],
  ['japanese', '雨は夜明け前に止み、港は何も約束しない空の下に平たく灰色に横たわっていた。', 38],
  ['korean', '비는 새벽이 오기 전에 그쳤고, 항구는 하늘 아래 평평하고 잿빛으로 누워 있었다.', 56],
] as const;

describe.each(SAMPLES)('%s', (script, text, tokens) => {
  test('is recognised', () => {
    expect(scriptOf(text)).toBe(script);
  });

  test('its tokens are not underestimated, nor more than doubled', () => {
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(tokens);
    expect(estimateTokens(text)).toBeLessThanOrEqual(tokens * 2);
  });
});

test('the end of a text decides', () => {
  expect(scriptOf(`${'word '.repeat(2_000)}${'शब्द '.repeat(600)}`)).toBe('devanagari');
  expect(scriptOf('12345 … ')).toBe('latin');
});

test('words of other languages take more tokens', () => {
  expect(tokensPerWord('The rain had stopped before dawn.')).toBeCloseTo(1.45);
  expect(tokensPerWord('Cơn mưa đã tạnh trước bình minh')).toBeGreaterThan(2.5);
  expect(tokensPerWord('बारिश भोर से पहले थम चुकी थी')).toBeGreaterThan(4);
});
