const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What XML 1.0 cannot hold, in no form. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export const possible = (text: string): string => text.toWellFormed().replace(IMPOSSIBLE, '');

/** Text for XML and HTML, in content and in quotes. */
export const xml = (text: string): string => possible(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
