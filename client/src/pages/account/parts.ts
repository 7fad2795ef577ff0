/** What the account page is made of. A new block is a component of its own and one entry here. */
import type { ComponentType } from 'react';
import { chart, coins, download, file, type IconDefinition, image, key, person } from '../../ui/icons.ts';
import { Applications } from './Applications.tsx';
import { Devices } from './access/Devices.tsx';
import { Tokens } from './access/Tokens.tsx';
import { WaysIn } from './access/WaysIn.tsx';
import { Ledger } from './coins/Ledger.tsx';
import { DeleteAccount } from './data/DeleteAccount.tsx';
import { Export } from './data/Export.tsx';
import { Payments } from './payments/Payments.tsx';
import { Plans } from './payments/Plans.tsx';
import { Identity } from './profile/Identity.tsx';
import { Look } from './profile/Look.tsx';
import { StorageByApp } from './usage/StorageByApp.tsx';
import { Usage } from './usage/Usage.tsx';

export interface Block {
  title: string;
  /** A sentence below the title: what this is for. */
  about: string;
  Content: ComponentType;
  /** Needs the whole width, as tables and charts do: the title stands above it instead of beside it. */
  wide?: boolean;
}

export interface Part {
  /** `/account#key` opens it. */
  key: string;
  /** Older addresses that open it too. */
  aliases?: readonly string[];
  label: string;
  icon: IconDefinition;
  blocks: readonly Block[];
}

export const parts: readonly Part[] = [
  {
    key: 'coins',
    aliases: ['ledger'],
    label: 'Coins',
    icon: coins,
    blocks: [{ title: 'Every coin', about: 'What came and what went, to the second.', Content: Ledger, wide: true }],
  },
  {
    key: 'usage',
    label: 'Usage',
    icon: chart,
    blocks: [
      {
        title: 'Spent',
        about: 'What your coins were spent on. Days begin at midnight UTC.',
        Content: Usage,
        wide: true,
      },
      {
        title: 'Storage',
        about: 'One storage for all applications. The bin counts until it is emptied.',
        Content: StorageByApp,
      },
    ],
  },
  {
    key: 'payments',
    label: 'Plan and payments',
    icon: file,
    blocks: [
      {
        title: 'Plan',
        about: 'A plan is bought for a period and never charged again by itself.',
        Content: Plans,
        wide: true,
      },
      { title: 'Payments', about: 'What you bought, with receipts.', Content: Payments, wide: true },
    ],
  },
  {
    key: 'profile',
    label: 'Profile',
    icon: person,
    blocks: [
      { title: 'You', about: 'How others see you.', Content: Identity },
      { title: 'Look', about: 'On this device.', Content: Look },
    ],
  },
  {
    key: 'access',
    label: 'Signing in',
    icon: key,
    blocks: [
      {
        title: 'Ways in',
        about: 'How you come into this account. Where there are several ways, keep at least two.',
        Content: WaysIn,
      },
      {
        title: 'Devices',
        about: 'Where you are signed in. Sign out what you do not know or no longer use.',
        Content: Devices,
      },
    ],
  },
  {
    key: 'applications',
    label: 'Applications',
    icon: image,
    blocks: [
      {
        title: 'Applications',
        about: 'What ImageGene and sukusuku.ai may do for you. Withdraw it and it ends at once.',
        Content: Applications,
      },
      {
        title: 'Access keys',
        about: 'For programs that write or read for you. Whoever holds a key can do what you can.',
        Content: Tokens,
      },
    ],
  },
  {
    key: 'data',
    label: 'Your data',
    icon: download,
    blocks: [
      { title: 'Take it with you', about: 'One ZIP with everything that is yours.', Content: Export },
      { title: 'Delete the account', about: 'For good.', Content: DeleteAccount },
    ],
  },
];

/** The part that an address names; the first for none or an unknown one. */
export function partOf(hash: string): Part | undefined {
  const named = hash.replace(/^#/, '');
  return parts.find(({ key, aliases = [] }) => key === named || aliases.includes(named)) ?? parts[0];
}
