const [BEGIN, END] = ['<w:pPr>', '</w:pPr>'];

/** Changes what a Word file says of each of its paragraphs; in one go, whatever the file leaves open. */
export function changeProperties(xml: string, change: (properties: string) => string): string {
  let out = '';
  let at = 0;
  for (let begin = xml.indexOf(BEGIN); begin >= 0; begin = xml.indexOf(BEGIN, at)) {
    const end = xml.indexOf(END, begin);
    if (end < 0) break;
    const behind = end + END.length;
    out += xml.slice(at, begin) + change(xml.slice(begin, behind));
    at = behind;
  }
  return out + xml.slice(at);
}
