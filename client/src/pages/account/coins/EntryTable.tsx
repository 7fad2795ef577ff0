import type { LedgerEntry } from '@penora/protocol/schemas/ledger';
import { Link } from 'react-router';
import { useCatalog } from '../../../api/catalog.ts';
import { grouped } from '../../../format/amounts.ts';
import { kuNumber, signedKu } from '../../../format/ku.ts';
import { atSecond } from '../../../format/times.ts';
import { appName, kindWords, whatWords } from './ledgerWords.ts';
import type { ProjectTitles } from './useProjectTitles.ts';

/** Entries, newest first; on a phone each is a small card. */
export function EntryTable({ entries, titles }: { entries: readonly LedgerEntry[]; titles: ProjectTitles }) {
  const catalog = useCatalog();
  const modelName = (key: string): string =>
    (catalog.state === 'ready' && catalog.value.models.find((model) => model.key === key)?.name) || key;
  return (
    <table className="pn-entries">
      <caption className="visually-hidden">Coins in and out, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">What</th>
          <th scope="col">Where</th>
          <th scope="col">Model</th>
          <th scope="col" className="pn-entry-number">
            Words
          </th>
          <th scope="col" className="pn-entry-number">
            Ku
          </th>
          <th scope="col" className="pn-entry-number">
            Balance
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.number}>
            <td className="pn-entry-time">
              <time dateTime={entry.at}>{atSecond(entry.at)}</time>
            </td>
            <td className="pn-entry-kind">
              {kindWords[entry.kind]}
              <span className="pn-entry-what">{whatWords(entry)}</span>
            </td>
            <td className="pn-entry-for">
              <Where entry={entry} titles={titles} />
            </td>
            <td className="pn-entry-model">{entry.model === null ? '' : modelName(entry.model)}</td>
            <td className="pn-entry-number pn-entry-words">
              {entry.words > 0 && (
                <>
                  {grouped(entry.words)}
                  <span className="pn-only-phone"> words</span>
                </>
              )}
            </td>
            <td className={`pn-entry-number pn-entry-amount ${entry.amountMilliku > 0 ? 'pn-entry-in' : ''}`}>
              {signedKu(entry.amountMilliku)}
            </td>
            <td className="pn-entry-number pn-entry-after">
              <span className="pn-only-phone">Balance </span>
              {kuNumber(entry.balanceAfterMilliku, 'exact')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Where({ entry, titles }: { entry: LedgerEntry; titles: ProjectTitles }) {
  const { app, projectCode } = entry;
  const isOurs = app === 'penora';
  if (projectCode === null || projectCode === '') return appName(app);
  return (
    <>
      {isOurs ? (
        <Link to={`/p/${projectCode}`}>
          {titles.get(projectCode) ?? <span className="pn-code">{projectCode}</span>}
        </Link>
      ) : (
        <span className="pn-code">{projectCode}</span>
      )}
      <span className="pn-entry-what">{appName(app)}</span>
    </>
  );
}
