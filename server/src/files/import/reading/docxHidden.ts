const HIDDEN = /<w:vanish(?:\s*\/>|\s+w:val="(?:1|true|on)"\s*\/>)/;
const END = '</w:r>';
const BEGIN = /<w:r(?:\s[^>]*)?>/g;

/** A Word file without the runs that it does not show. */
export function withoutHidden(xml: string): string {
  if (!HIDDEN.test(xml)) return xml;
  return xml
    .split(END)
    .map((part, at, all) => {
      if (at === all.length - 1) return part;
      // The last that begins is the one that ends here; what stands before it is between runs.
      const begin = [...part.matchAll(BEGIN)].at(-1)?.index;
      if (begin === undefined || !HIDDEN.test(part.slice(begin))) return part + END;
      return part.slice(0, begin);
    })
    .join('');
}
