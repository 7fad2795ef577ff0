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
  /** Of one file that is uploaded. */
  uploadBytes: 20 * 1_048_576,
  /** Text of an uploaded file that a tool works through; a longer one can be imported in parts only. */
  fileCharacters: 2_097_152,
  /** How long what was read from a file waits for what is to become of it. */
  uploadHours: 24,
  titleCharacters: 200,
  commentCharacters: 4_000,
  /** Of the passage that a comment is about, kept to be shown when it is gone. */
  quoteCharacters: 300,
  takes: 3,
  /** Of one list that can be starred: twice what can be asked for. */
  ideas: 40,
  runningPerPerson: 3,
  /** Those that run and those that wait. */
  underWayPerPerson: 20,
  chunksPerPage: 1_000,
  frameBytes: 8 * 1_048_576,
  binDays: 30,
  wordsPerPage: 500,
  /** Of a text that was brought along (domain.md, Uploaded file). */
  wordsPerFilePage: 250,
} as const;
