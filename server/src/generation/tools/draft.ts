/** What a tool wants said to a model, before it is fitted into the model's context and put into messages. */

/** Words that an answer, or a whole work, is to have. The upper end is a ceiling on the price. */
export interface WordRange {
  min: number;
  max: number;
}

/**
 * A text that people wrote, or a model before. `request` is what the writer asks for and is followed; `material` is
 * worked with and never obeyed, whoever wrote it (trust.md, Security floor).
 */
export interface Section {
  kind: 'request' | 'material';
  /** Says what it is; one of our own names, never a part of the data. */
  name: string;
  text: string;
  /** Share of the room when not all fits, relative to the other sections. */
  weight: number;
  /** Makes the text fit into so many tokens; what is kept is a matter of what the text is for. */
  shrink(text: string, tokens: number): string;
}

export interface Draft {
  /** Our own words only, the same for every request with these options, so that a provider can keep the prefix. */
  instructions: string;
  /** In the order in which they are read. Empty ones are left out. */
  sections: Section[];
  /** What is to be done now, said last. Our own words and numbers only. */
  task: string;
  /** Of the whole part that is being written. */
  words: WordRange;
  /** Of this answer: of a long part, one round. */
  answer: WordRange;
  /** What has been written and is given to the model as the beginning of its answer. */
  prefix: string;
  /** Text by which script and language are judged. */
  sample: string;
}
