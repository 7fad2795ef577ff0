import { compose, type Mail } from '../../mail/mail.ts';

const IGNORE = 'You did not ask for this? Then ignore this letter: without its link nothing happens.';

export const verificationLetter = (to: string, name: string, url: string, coins: boolean): Mail =>
  compose({
    to,
    subject: 'Confirm your address for Penora',
    text: [
      `Hello ${name},`,
      coins
        ? 'one click, and your 50 Ku are yours: confirm that this address belongs to you.'
        : 'please confirm that this address belongs to you. It lets you back in if you ever lose your password.',
    ],
    action: { label: 'Confirm my address', url },
    foot: `The link works for three days, in a browser where you are signed in. ${IGNORE}`,
  });

export const resetLetter = (to: string, name: string, url: string): Mail =>
  compose({
    to,
    subject: 'A new password for Penora',
    text: [`Hello ${name},`, 'you can choose a new password now. Your other devices will be signed out.'],
    action: { label: 'Choose a new password', url },
    foot: `The link works once, for one hour. ${IGNORE}`,
  });
