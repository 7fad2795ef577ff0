/** Whether a text that somebody gives says anything at all. Letters that nobody sees, as the Hangul fillers, are none. */
const WORD = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u;
const SIGN = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/** There is a letter or a number to work on. */
export const hasWords = (text: string): boolean => WORD.test(text);

/** A wish can be a picture sign too: a model makes something of "🐉🔥", and nothing of "…" or of what cannot be seen. */
export const saysSomething = (text: string): boolean => SIGN.test(text);
