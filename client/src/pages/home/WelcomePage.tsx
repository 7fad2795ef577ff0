import './welcome.scss';
import { limits } from '@penora/protocol/catalog/limits';
import { tools } from '@penora/protocol/catalog/tools';
import { grouped } from '../../format/amounts.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Demonstration } from './trial/Demonstration.tsx';

export const welcomeTitle = 'Write together, with an AI in the room';

const WORDS_PER_KU = 100;

const promises = [
  {
    title: 'Live, for everybody in the room',
    text: 'It writes into the text that you and your co-writers have open. Everybody sees each word arrive. Anybody who may edit can stop it.',
  },
  {
    title: 'The price is on the button',
    text: 'One Ku coin pays for 100 words with the Balanced model. You see what it can cost before you ask. It never costs more, and words that did not come cost nothing.',
  },
  {
    title: 'What you saw is saved',
    text: 'Every word is kept before you see it. Close the lid, lose the train’s wifi, come back on another device: the text is where you left it.',
  },
];

/** For somebody who has never been here: what it is, what it costs, how to begin. */
export function WelcomePage() {
  usePageTitle(welcomeTitle);
  return (
    <div className="pn-welcome">
      <section className="pn-welcome-hero">
        <div className="pn-welcome-words">
          <h1>Write together, with an AI in the room.</h1>
          <p className="pn-welcome-lead">
            One text. You, the people you invite, and an AI that writes beside you, live. You see the price before you
            ask and pay only for the words you get.
          </p>
          <div className="pn-welcome-begin">
            <ButtonLink to="/register" variant="primary" size="lg">
              Start writing
            </ButtonLink>
            <ButtonLink to="/login" variant="quiet" size="lg">
              Sign in
            </ButtonLink>
          </div>
          <p className="pn-muted">
            <span className="pn-ku">{limits.welcomeKu} Ku</span> to begin with: about{' '}
            {grouped(limits.welcomeKu * WORDS_PER_KU)} words. No card.
          </p>
        </div>
        <Demonstration />
      </section>

      <section className="pn-welcome-three" aria-label="What is different here">
        {promises.map(({ title, text }) => (
          <div key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
          </div>
        ))}
      </section>

      <section className="pn-welcome-tools">
        <div>
          <h2>Ask for what the page needs</h2>
          <p>Each answer comes into the text at your cursor, or onto a card beside it, to keep or to throw away.</p>
        </div>
        <dl>
          {tools
            .filter((tool) => tool.key !== 'file')
            .map((tool) => (
              <div key={tool.key}>
                <dt>{tool.name}</dt>
                <dd>{tool.description}</dd>
              </div>
            ))}
        </dl>
      </section>

      <section className="pn-welcome-end">
        <h2>The first {grouped(limits.welcomeKu * WORDS_PER_KU)} words are on us.</h2>
        <div className="pn-welcome-begin">
          <ButtonLink to="/register" variant="line" size="lg">
            Make an account
          </ButtonLink>
          <ButtonLink to="/pricing" variant="quiet" size="lg">
            See the prices
          </ButtonLink>
        </div>
      </section>
    </div>
  );
}
