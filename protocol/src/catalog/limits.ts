/** The limits that the product promises to people (domain.md, contract.md). Technical ones live with their code. */
export const limits = {
  welcomeKu: 50,
  /** Below it a person is told that coins are running low. */
  lowBalanceKu: 5,
  storageBytes: 1_048_576,
  /** Live typing may pass the storage limit by this much. */
  storageGraceBytes: 65_536,
  promptCharacters: 8_000,
  /** Text that a request may carry as input; what a model's context cannot hold is left out from its beginning. */
  inputCharacters: 1_048_576,
  titleCharacters: 200,
  commentCharacters: 4_000,
  /** Of the passage that a comment is about, kept to be shown when it is gone. */
  quoteCharacters: 300,
  takes: 3,
  runningPerPerson: 3,
  queuedPerPerson: 20,
  chunksPerPage: 1_000,
  frameBytes: 8 * 1_048_576,
  binDays: 30,
  wordsPerPage: 500,
} as const;
