import './account.scss';
import { useEffect, useId, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { useMe } from '../../session/session.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { type Block, type Part, partOf, parts } from './parts.ts';

/** Everything of a person, a part at a time; the address names the part. */
export default function AccountPage() {
  const { hash } = useLocation();
  const part = partOf(hash);
  usePageTitle(part === undefined ? 'Account' : `${part.label}, account`);
  return (
    <div className="pn-page pn-account">
      <div className="pn-account-side">
        <Profile />
        <PartLinks current={part} />
      </div>
      <div className="pn-account-part" key={part?.key}>
        {part?.blocks.map((block) => (
          <BlockSection key={block.title} {...block} />
        ))}
      </div>
    </div>
  );
}

function Profile() {
  const { user } = useMe();
  return (
    <header className="pn-profile">
      <Avatar id={user.id} name={user.name} size="lg" decorative />
      <div>
        <h1>{user.name}</h1>
        <p className="pn-muted">{user.email ?? 'No e-mail address'}</p>
      </div>
    </header>
  );
}

function PartLinks({ current }: { current: Part | undefined }) {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the row is wider than the screen; the part in front must be in sight.
    const link = row.current?.querySelector('[aria-current]');
    if (row.current && link instanceof HTMLElement) row.current.scrollLeft = link.offsetLeft - 24;
  });
  return (
    <nav className="pn-account-nav" aria-label="Account" ref={row}>
      {parts.map((part) => (
        <Link key={part.key} to={`#${part.key}`} aria-current={part === current ? 'page' : undefined}>
          <Icon icon={part.icon} /> {part.label}
        </Link>
      ))}
    </nav>
  );
}

function BlockSection({ title, about, Content, wide = false }: Block) {
  const id = useId();
  return (
    <section className={`pn-account-section ${wide ? 'pn-account-wide' : ''}`} aria-labelledby={id}>
      <div className="pn-account-about">
        <h2 id={id}>{title}</h2>
        <p className="pn-muted">{about}</p>
      </div>
      <div className="pn-account-content">
        <Content />
      </div>
    </section>
  );
}
