import './account.scss';
import { type ReactNode, useId } from 'react';
import { useMe } from '../../session/session.ts';
import { usePageTitle } from '../../shell/usePageTitle.ts';
import { useStore } from '../../store.ts';
import { chooseTheme, themeStore } from '../../theme/theme.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { device, moon, sun } from '../../ui/icons.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Devices } from './Devices.tsx';
import { Ledger } from './Ledger.tsx';
import { Tokens } from './Tokens.tsx';

/** The person, how Penora looks to them, their devices and access keys, and every coin. */
export default function AccountPage() {
  usePageTitle('Account');
  return (
    <div className="pn-page pn-account">
      <Profile />
      <Section title="Look" about="On this device.">
        <ThemeChoice />
      </Section>
      <Section title="Devices" about="Where you are signed in. Sign out what you do not know or no longer use.">
        <Devices />
      </Section>
      <Section
        title="Access keys"
        about="For programs that write or read for you. Whoever holds a key can do what you can."
      >
        <Tokens />
      </Section>
      <Ledger />
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
        <p className="pn-muted pn-small">
          Your id for other applications: <span className="pn-code">{user.id}</span>
        </p>
      </div>
    </header>
  );
}

function ThemeChoice() {
  return (
    <Segmented
      label="Theme"
      hideLabel
      choices={[
        { value: 'dark', label: 'Dark', icon: moon },
        { value: 'paper', label: 'Paper', icon: sun },
        { value: 'system', label: 'As the device', icon: device },
      ]}
      value={useStore(themeStore)}
      onChange={chooseTheme}
    />
  );
}

function Section({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="pn-account-section" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p className="pn-muted">{about}</p>
      </div>
      <div className="pn-account-content">{children}</div>
    </section>
  );
}
