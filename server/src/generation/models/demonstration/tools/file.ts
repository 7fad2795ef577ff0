/** What can be done with an uploaded text. */
import { Meter } from '../meter.ts';
import { withoutHeads } from '../reading/heads.ts';
import { styleFor } from '../rewriting/styles.ts';
import type { Job } from './job.ts';
import { textOption } from './job.ts';
import { rewrite } from './rewrite.ts';
import { screenplay } from './script.ts';
import { summary } from './summary.ts';
import { composeWrite } from './write.ts';

export function* composeFromFile(job: Job): Generator<string> {
  const { brief } = job;
  const whole = brief.input.trim() === '' ? brief.prompt : brief.input;
  const text = withoutHeads(whole).trim() || whole;
  switch (textOption(brief, 'instruction')) {
    case 'summarize':
      yield* summary(job, text, new Meter(brief.words));
      return;
    case 'script':
      yield* screenplay(job, text);
      return;
    case 'fine-tune':
      yield* rewrite(job, styleFor('improve', '', ''), '');
      return;
    case 'continue':
      yield* composeWrite({ ...job, brief: { ...brief, input: text } });
      return;
    default:
      yield* rewrite(job, styleFor('expand', '', ''), '');
  }
}
