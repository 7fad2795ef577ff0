/** The pages in a real browser: how fast a key is on the screen, and what is loaded before a page can be used. */
import { Report } from '../kit/report.ts';
import { lighthouse } from './scenarios/lighthouse.ts';
import { size } from './scenarios/size.ts';
import { typing } from './scenarios/typing.ts';
import { onStage, type Stage } from './stage.ts';

const scenarios: Readonly<Record<string, (stage: Stage, report: Report) => Promise<void>>> = {
  size,
  lighthouse,
  typing,
};

const ABOUT =
  'By `npm run bench -- client`: the built pages in headless Chromium from npm, against the product as a process of its own.';

async function main(asked: readonly string[]): Promise<number> {
  const unknown = asked.filter((name) => !Object.hasOwn(scenarios, name));
  if (unknown.length > 0) {
    console.error(`No scenario ${unknown.join(', ')}. There are: ${Object.keys(scenarios).join(', ')}.`);
    return 1;
  }
  const report = new Report('The pages, measured', ABOUT);
  await onStage(async (stage) => {
    for (const [name, scenario] of Object.entries(scenarios)) {
      if (asked.length === 0 || asked.includes(name)) await scenario(stage, report);
    }
  });
  report.write('client');
  return 0;
}

process.exit(await main(process.argv.slice(2)));
