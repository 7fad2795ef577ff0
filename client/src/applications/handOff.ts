/** The way over to ImageGene: a one-time code in the address, never the text. */
import { allowApplication, handOff, listApplications } from '@penora/protocol/endpoints/applications';
import { call } from '../api/call.ts';
import { toastProblem } from '../ui/toasts.ts';

const APP = 'imagegene';

export interface ToHandOff {
  projectCode: string;
  generationId?: string;
}

/** Opens ImageGene with a result, in a tab of its own. Soon after a press, else the browser holds the tab back. */
async function open({ projectCode, generationId }: ToHandOff): Promise<void> {
  const body = generationId === undefined ? {} : { generationId };
  const { url } = await call(handOff, { params: { code: projectCode }, body });
  const tab = window.open(url, '_blank');
  if (tab === null) window.location.assign(url);
  else tab.opener = null;
}

/** Opens ImageGene; true when the person has to be asked first. What goes wrong is told in a toast. */
export async function openInImageGene(wanted: ToHandOff): Promise<boolean> {
  try {
    const { items } = await call(listApplications);
    if (items.find(({ app }) => app === APP)?.allowed !== true) return true;
    await open(wanted);
  } catch (error) {
    toastProblem(error);
  }
  return false;
}

/** The person's word, then the way over. Throws ApiProblem. */
export async function allowAndOpen(wanted: ToHandOff): Promise<void> {
  await call(allowApplication, { params: { app: APP } });
  await open(wanted);
}
