/** Where the sister sites are. */
export const links = {
  sukusuku: 'https://suku-suku-site-developeraim.replit.app',
  imagegene: 'https://image-gene-developeraim.replit.app/',
} as const;

/** Where a project is opened: ours in the room, pictures in ImageGene. */
export function projectAddress(project: { app: 'penora' | 'imagegene'; code: string }): string {
  if (project.app === 'penora') return `/p/${project.code}`;
  return `${links.imagegene}?project=${encodeURIComponent(project.code)}`;
}
