import './models.scss';
import type { ModelOffer } from '../../api/catalog.ts';
import { grouped } from '../../format/amounts.ts';
import { kuWords } from '../../format/ku.ts';
import { Icon } from '../../ui/Icon.tsx';
import { check, minus } from '../../ui/icons.ts';

const MILLIKU_PER_KU = 1_000;

/** What each model charges, and whether it can be asked now. */
export function ModelPrices({ models }: { models: readonly ModelOffer[] }) {
  return (
    <section aria-labelledby="models">
      <h2 id="models">What a model charges</h2>
      <p className="pn-muted pn-pricing-small">
        Better prose costs more, quick work less. You choose each time you ask, and the price is on the button.
      </p>
      <div className="pn-model-scroll">
        <table className="pn-models">
          <thead>
            <tr>
              <th scope="col">Model</th>
              <th scope="col">100 words cost</th>
              <th scope="col">1 Ku pays for</th>
              <th scope="col">Available</th>
            </tr>
          </thead>
          <tbody>
            {models.map((model) => (
              <tr key={model.key}>
                <th scope="row">
                  {model.name}
                  {model.note !== null && <span className="pn-model-note">{model.note}</span>}
                </th>
                <td className="pn-ku">{kuWords(model.millikuPerWord * 100, 'price')}</td>
                <td>{grouped(Math.floor(MILLIKU_PER_KU / model.millikuPerWord))} words</td>
                <td>
                  <Icon icon={model.available ? check : minus} className={model.available ? 'pn-yes' : ''} />{' '}
                  {model.available ? 'Yes' : 'Not now'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
