/** What somebody signs in with: two spellings of one address are one (domain.md: NFC, lower case). */
export const emailKey = (email: string): string => email.normalize('NFC').trim().toLowerCase();

/** The address to which welcome coins are given once: without `+tag`, so that tags make no new persons. */
export function welcomeAddress(key: string): string {
  const at = key.lastIndexOf('@');
  const plus = key.indexOf('+');
  return plus > 0 && plus < at ? key.slice(0, plus) + key.slice(at) : key;
}

/** Under which names a person is welcomed once (I5). */
export const addressClaims = (userId: string, key: string): string[] => [
  `address:${welcomeAddress(key)}`,
  `user:${userId}`,
];
