export const MEGABYTE = 1_048_576;
const SENTENCE = 'The lamp was lit before the ship was seen, and nobody in the town would say by whom';

/** A text of 1 MB: paragraphs of ordinary length under chapters, whose words differ. */
export function book(): string {
  const paragraphs: string[] = [];
  for (let size = 0, number = 0; size < MEGABYTE; number += 1) {
    const paragraph = Array.from({ length: 6 }, (_, part) => `${SENTENCE}, word${number * 6 + part}.`).join(' ');
    paragraphs.push(paragraph);
    size += paragraph.length + 2;
  }
  return paragraphs.join('\n\n').slice(0, MEGABYTE);
}
