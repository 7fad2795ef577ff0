/** Where the sister sites are: the operator says so, and the server writes it into the page. */
export const defaultLinks = {
  sukusuku: 'https://suku-suku-site-developeraim.replit.app',
  imagegene: 'https://image-gene-developeraim.replit.app/',
} as const;

function told(name: keyof typeof defaultLinks): string {
  // The first page is also drawn when the pages are built (prerender.tsx): no server has said anything then.
  if (typeof document === 'undefined') return defaultLinks[name];
  const content = document.querySelector(`meta[name="penora-${name}"]`)?.getAttribute('content') ?? '';
  return URL.canParse(content) ? content : defaultLinks[name];
}

export const links = { sukusuku: told('sukusuku'), imagegene: told('imagegene') };

function inImageGene(code: string): string {
  const url = new URL(links.imagegene);
  url.searchParams.set('project', code);
  return url.href;
}

/** Where a project is opened: ours in the room, pictures in ImageGene. */
export function projectAddress(project: { app: 'penora' | 'imagegene'; code: string }): string {
  return project.app === 'penora' ? `/p/${project.code}` : inImageGene(project.code);
}
