import { parseArgs } from 'node:util';
import { parseKu } from '@penora/protocol/ku';
import { adjust, find, log, settleDebt, suspendPerson, unsuspendPerson } from './acts.ts';
import { auditAsOperator, reconcileNow } from './checks.ts';
import type { OperatorDeps, Report, Warrant } from './deps.ts';

export const USAGE = `npm run operator -- COMMAND

  find WHO                      by id, address, part of a name, order, payment or project
  adjust WHO KU                 gives (5, 12.5) or takes (-5) coins      needs --actor and --reason
  suspend WHO · unsuspend WHO   out at once, or in again                needs --actor and --reason
  collect REFUND · forgive REFUND   the open debt of a refund           needs --actor and --reason
  reconcile [ORDER]             asks the gateway, about all or one
  audit                         compares everything; exits 1 on any difference
  log [WHO]                     what operators did

  --actor NAME   who you are (or PENORA_OPERATOR)   --reason TEXT   why; both are kept for ever
  --key KEY      of an adjustment: the same key moves nothing twice`;

/** The command line is not understood; the message says how it is written. */
export class UsageError extends Error {
  constructor(message: string) {
    super(`${message}\n\n${USAGE}`);
    this.name = 'UsageError';
  }
}

interface Given {
  words: string[];
  actor: string | undefined;
  reason: string | undefined;
  key: string | undefined;
}

/** A negative amount looks like an option to the parser: it is moved behind the end of the options. */
function read(args: readonly string[]): Given {
  const isAmount = (arg: string) => /^-\d/.test(arg);
  const amounts = args.filter(isAmount);
  const rest = args.filter((arg) => !isAmount(arg));
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: { actor: { type: 'string' }, reason: { type: 'string' }, key: { type: 'string' } },
      allowPositionals: true,
    });
    return { words: [...positionals, ...amounts], actor: values.actor, reason: values.reason, key: values.key };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const SIGNED_KU = /^([+-]?)(\d{1,12}(?:\.\d{1,3})?)$/;

function millikuOf(text: string): number {
  const [, sign, digits = ''] = SIGNED_KU.exec(text) ?? [];
  const parsed = parseKu(digits === '' ? undefined : Number(digits));
  if (!parsed.ok) throw new UsageError(`${text} is no amount of Ku (at most three decimals, not 0).`);
  return sign === '-' ? -parsed.milliku : parsed.milliku;
}

function named(word: string | undefined, what: string): string {
  if (word === undefined || word.trim() === '') throw new UsageError(`${what} is missing.`);
  return word.trim();
}

/** For what changes something: somebody and a reason. */
function demandWarrant({ actor, reason }: Given, operator: string | undefined): Warrant {
  return { actor: named(actor ?? operator, '--actor'), reason: named(reason, '--reason') };
}

/**
 * Does what the arguments say. `operator` acts where `--actor` names nobody, `user` is who is signed in on the machine:
 * enough for looking. Throws `UsageError`, and `Refusal` for what the domain refuses.
 */
export async function perform(
  deps: OperatorDeps,
  args: readonly string[],
  { operator, user }: { operator: string | undefined; user: string },
): Promise<Report> {
  const given = read(args);
  const [command, first, second, tooMany] = given.words;
  if (tooMany !== undefined)
    throw new UsageError(`${tooMany} is one word too many. Put words that belong together in quotes.`);
  const looking: Warrant = { actor: given.actor ?? operator ?? user, reason: given.reason ?? '' };
  const acting = () => demandWarrant(given, operator);
  switch (command) {
    case 'find':
      return find(deps, named(first, 'WHO'), looking);
    case 'adjust': {
      const person = named(first, 'WHO');
      const amountMilliku = millikuOf(named(second, 'KU'));
      return adjust(deps, { person, amountMilliku, key: given.key }, acting());
    }
    case 'suspend':
      return suspendPerson(deps, named(first, 'WHO'), acting());
    case 'unsuspend':
      return unsuspendPerson(deps, named(first, 'WHO'), acting());
    case 'collect':
    case 'forgive':
      return settleDebt(deps, command, named(first, 'REFUND'), acting());
    case 'reconcile':
      return reconcileNow(deps, first, looking);
    case 'audit':
      return auditAsOperator(deps, looking);
    case 'log':
      return log(deps, first);
    default:
      throw new UsageError(command === undefined ? 'What shall be done?' : `There is no command ${command}.`);
  }
}
