/** Prompts of many kinds, and text to work on. */

export const PROMPTS = [
  'write a haiku about my cat Miso and the broken dishwasher',
  'A lighthouse keeper who finds a letter from the sea',
  'Space pirates steal the moon',
  "my grandmother's bakery in Lisbon in 1974",
  'quantum computing for children',
  'एक राजा की कहानी',
  'A young girl discovers a hidden door in her grandmother’s attic',
  'two brothers fighting over a farm after their father’s death',
  'Captain Voss hunts a white whale across the Atlantic',
  'Explain how black holes work to a five year old',
  'monsoon, mangoes and a missing train ticket',
  'I walk through the market and see my father selling oranges',
  'Romeo and Juliet in a Mumbai call centre',
  'The Secret of the Old Mill',
  'three witches open a laundromat in Manchester',
  'surprise me',
  'Two rival bakeries share one wall',
  'coffee',
  'A scientist invents a time machine and visits ancient Egypt',
  'Our village festival and the stolen elephant',
] as const;

export const TEXT = `The rain had stopped when Anna reached the station. She was tired, and the platform was very empty except for a dog and a broken clock. She set down her suitcase, which had belonged to her mother, and looked for the conductor. “Is anybody here?” she called.

The old stationmaster came out slowly, because his knee was bad. “The last train left an hour ago,” said Viktor. Anna didn’t believe him. She thought about the letter in her pocket and started to walk along the tracks. The dog followed her for a while. It was a thin, yellow dog with a torn ear, and it did not seem to belong to anyone.

At the bridge she stopped and took out the letter again. Her father had written it in pencil, and the rain had made some of the words run together. He wanted her to come home before the winter. He was sorry about the piano. He did not say anything about the house, or the garden, or the man who had bought them both.`;
