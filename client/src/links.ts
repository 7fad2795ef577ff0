/** Where the sister sites are (domain.md, Single sign-on: defaults). */
export const links = {
  sukusuku: 'https://suku-suku-site-developeraim.replit.app',
} as const;
