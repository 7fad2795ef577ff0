/** What chooses a font. */
export interface Look {
  bold: boolean;
  italic: boolean;
  mono: boolean;
}

export const lookKey = ({ bold, italic, mono }: Look): string =>
  `${bold ? 'b' : ''}${italic ? 'i' : ''}${mono ? 'm' : ''}`;
