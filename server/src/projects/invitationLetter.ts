import { type Sql, statement } from '../database/sql.ts';
import { compose } from '../mail/mail.ts';
import type { ProjectsDeps } from './deps.ts';

const aboutStatement = statement<{ title: string; inviter: string }>(
  'select p.title, u.name as inviter from projects p, users u where p.code = $1 and u.id = $2',
);

const may: Record<'viewer' | 'commenter' | 'editor', string> = {
  viewer: 'You can read it and watch it being written.',
  commenter: 'You can read it, watch it being written and comment on it.',
  editor: 'You can write in it.',
};

export interface Invited {
  code: string;
  /** The address as it was typed. */
  to: string;
  role: keyof typeof may;
  invitedBy: string;
  /** Whether they are let in already. */
  isMember: boolean;
}

/** Tells somebody that a project is shared with them. */
export async function sendInvitation(
  deps: Pick<ProjectsDeps, 'mailer' | 'publicUrl'>,
  sql: Sql,
  { code, to, role, invitedBy, isMember }: Invited,
): Promise<void> {
  const [about] = await sql.query(aboutStatement, [code, invitedBy]);
  if (about === undefined) return;
  const path = isMember ? `/p/${code}` : `/register?next=${encodeURIComponent(`/p/${code}`)}`;
  deps.mailer.send(
    compose({
      to,
      subject: `${about.inviter} shares "${about.title}" with you`,
      text: [
        `${about.inviter} shares "${about.title}" with you on Penora, where people write together. ${may[role]}`,
        ...(isMember ? [] : ['Make an account with this address, or sign in and confirm it, and you are in.']),
      ],
      action: { label: isMember ? 'Open it' : 'Come in', url: deps.publicUrl() + path },
      foot: 'You do not know this person? Then ignore this letter: nothing happens without you.',
    }),
  );
}
